import type { Version } from "../../src/compare.ts";
import { parseDocument } from "../../src/document/open-api-document.ts";

/** A version of an API as the text of its document gives it. */
export function versionOf(text: string): Version {
  return { document: parseDocument(text, "library.yaml") };
}
