import openapiTS, { astToString } from "openapi-typescript";
import type { OpenApiDocument } from "../document/open-api-document.ts";
import { UnusableInputError } from "../document/unusable-input-error.ts";
import type { TypeModules } from "./type-changes.ts";

/**
 * Generates the types of a document as openapi-typescript makes them by default.
 *
 * @throws {@link UnusableInputError} when openapi-typescript refuses the document.
 */
export async function plainTypes({ root, source }: OpenApiDocument): Promise<TypeModules> {
  try {
    return { "index.ts": astToString(await openapiTS(JSON.stringify(root), { silent: true })) };
  } catch (error) {
    const [reason] = String(error instanceof Error ? error.message : error).split("\n");
    throw new UnusableInputError(`openapi-typescript makes no types of ${source}: ${reason}`, { cause: error });
  }
}
