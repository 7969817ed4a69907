import { isJsonObject, objectOrEmpty, type JsonObject } from "../document/json-object.ts";
import { jsonPointer } from "../document/json-pointer.ts";
import type { OpenApiDocument } from "../document/open-api-document.ts";
import { UnusableInputError } from "../document/unusable-input-error.ts";
import { walkDocument } from "../document/walk-document.ts";
import type { TypeModules } from "./type-changes.ts";

/**
 * Generates the types of a document as openapi-typescript makes them by default.
 *
 * @throws {@link UnusableInputError} when openapi-typescript refuses the document, or isn't installed.
 */
export async function plainTypes({ original, source }: OpenApiDocument): Promise<TypeModules> {
  const { default: openapiTS, astToString } = await import("openapi-typescript").catch((error: unknown) => {
    throw new UnusableInputError(
      "openapi-typescript and typescript (5 or 6) must be installed beside openapi-review.",
      {
        cause: error,
      },
    );
  });
  try {
    return { "index.ts": astToString(await openapiTS(selfContained(original), { silent: true })) };
  } catch (error) {
    const [reason] = String(error instanceof Error ? error.message : error).split("\n");
    throw new UnusableInputError(`openapi-typescript makes no types of ${source}: ${reason}`, { cause: error });
  }
}

/**
 * Leaves out references in examples and extensions, which have no part in the types: openapi-typescript would follow them,
 * wherever they lead. It also wants the mapping of a discriminator as pointers.
 */
function selfContained(root: JsonObject): string {
  const references = new Set<unknown>();
  walkDocument(root, (node) => void (typeof node["$ref"] === "string" && references.add(node)));
  const schemas = objectOrEmpty(objectOrEmpty(root["components"])["schemas"]);
  return JSON.stringify(root, (key, value: unknown) => {
    if (key === "externalValue") return undefined;
    if (!isJsonObject(value)) return value;
    if (typeof value["$ref"] === "string" && !references.has(value)) return {};
    if (key !== "mapping" || !Object.values(value).every((target) => typeof target === "string")) return value;
    const targets = Object.entries(value).map(([name, target]) => [
      name,
      Object.hasOwn(schemas, String(target)) ? `#${jsonPointer(["components", "schemas", String(target)])}` : target,
    ]);
    return Object.fromEntries(targets.filter(([, target]) => String(target).startsWith("#"))) as JsonObject;
  });
}
