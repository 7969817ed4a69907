import type * as openapiTypescript from "openapi-typescript";
import type { GlobalContext, OpenAPI3 } from "openapi-typescript";
import { findOperations } from "../document/find-operations.ts";
import { isJsonObject, objectOrEmpty, type JsonObject } from "../document/json-object.ts";
import { jsonPointer } from "../document/json-pointer.ts";
import type { OpenApiDocument } from "../document/open-api-document.ts";
import { UnusableInputError } from "../document/unusable-input-error.ts";
import { walkDocument } from "../document/walk-document.ts";
import type { TypeModules } from "./type-changes.ts";

/**
 * Generates the types of a document as openapi-typescript makes them by default.
 *
 * @param original - The document in its own words.
 * @throws {@link UnusableInputError} when openapi-typescript refuses the document, or isn't installed.
 */
export async function plainTypes(original: JsonObject, source: string): Promise<TypeModules> {
  const { generator, context } = await (loaded ??= load());
  const { astToString, resolveRef, scanDiscriminators, transformSchema } = generator;
  try {
    // openapi-typescript's main function would lint and bundle the document before, which takes most of its time.
    const schema = JSON.parse(selfContained(original)) as OpenAPI3; // `transformSchema` reads it as it is
    const silent = true;
    const resolve: GlobalContext["resolve"] = (reference) => resolveRef(schema, reference, { silent });
    const discriminators = scanDiscriminators(schema, { silent });
    const nodes = transformSchema(schema, { ...context, discriminators, injectFooter: [], resolve });
    return { "index.ts": astToString(nodes) };
  } catch (error) {
    const [reason] = String(error instanceof Error ? error.message : error).split("\n");
    throw new UnusableInputError(`openapi-typescript makes no types of ${source}: ${reason}`, { cause: error });
  }
}

interface Loaded {
  readonly generator: typeof openapiTypescript;
  /** The defaults of the version that is installed. */
  readonly context: GlobalContext;
}

let loaded: Promise<Loaded> | undefined;

async function load(): Promise<Loaded> {
  const generator = await import("openapi-typescript").catch((error: unknown) => {
    throw new UnusableInputError(
      "openapi-typescript and typescript (5 or 6) must be installed beside openapi-review.",
      { cause: error },
    );
  });
  let found: GlobalContext | undefined;
  await generator.default(
    { openapi: "3.1.0", info: { title: "", version: "" }, components: { schemas: { Text: { type: "string" } } } },
    {
      silent: true,
      transform(_schema, { ctx }) {
        found = { ...ctx, transform: undefined };
        return undefined;
      },
    },
  );
  if (!found) throw new Error("openapi-typescript gave no context.");
  return { generator, context: found };
}

/**
 * Refuses two operations of one ID, which would be one type. One that two paths share is one.
 *
 * @throws {@link UnusableInputError} for the first such ID, as openapi-typescript refuses it too.
 */
export function checkOperationIds(document: OpenApiDocument): void {
  const known = new Map<string, JsonObject>();
  for (const { operation } of findOperations(document)) {
    const { operationId } = operation;
    if (typeof operationId !== "string") continue;
    if ((known.get(operationId) ?? operation) !== operation)
      throw new UnusableInputError(`${document.source}: two operations have the ID ${JSON.stringify(operationId)}.`);
    known.set(operationId, operation);
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
