import type { Version } from "../../src/compare.ts";
import { parseDocument } from "../../src/document/open-api-document.ts";
import { plainTypes } from "../../src/types/plain-types.ts";

/** A version of an API as the text of its document gives it, with plain types. */
export async function versionOf(text: string): Promise<Version> {
  const document = parseDocument(text, "library.yaml");
  return { document, types: await plainTypes(document) };
}
