import type { JsonObject } from "../document/json-object.ts";
import type { OpenApiDocument } from "../document/open-api-document.ts";
import { UnusableInputError } from "../document/unusable-input-error.ts";
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
 * Leaves out what refers to other files: openapi-typescript would read them, wherever they are. After loading, only
 * examples and extensions do, which have no part in the types.
 */
function selfContained(root: JsonObject): string {
  return JSON.stringify(root, (key, value: unknown) => {
    if (key === "externalValue") return undefined;
    const refersOut = typeof value === "object" && value !== null && "$ref" in value && typeof value.$ref === "string";
    return refersOut && !String(value.$ref).startsWith("#") ? {} : value;
  });
}
