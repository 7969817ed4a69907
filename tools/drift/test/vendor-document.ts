import { readFile } from "node:fs/promises";
import { parseDocument, type OpenApiDocument } from "openapi-review/core";
import { parse } from "yaml";

const fixture = (name: string): string => new URL(`./fixture/${name}`, import.meta.url).pathname;

/** The files of the vendor's documents. */
export const vendorFiles: readonly [string, string] = [
  fixture("vendor-document.yaml"),
  fixture("vendor-env-auth.yaml"),
];

/** Reads the frozen spec: how documents are compared does not change when the spec does. */
export function readFrozen(name: string): Promise<string> {
  return readFile(fixture(`spec/${name}`), "utf8");
}

export const ours: OpenApiDocument = parseDocument(await readFrozen("openapi.yaml"), "spec/openapi.yaml");

/** A document as the YAML parser types it: a test may edit it anywhere, and one that edits a wrong place fails. */
export type Editable = ReturnType<typeof parse>;

const vendorText = await readFile(vendorFiles[0], "utf8");

/** The vendor's document with a change. */
export function vendorDocument(edit: (document: Editable) => void): OpenApiDocument {
  const document: Editable = parse(vendorText);
  edit(document);
  return parseDocument(JSON.stringify(document), "vendor.json");
}
