import type { OpenApiDocument } from "./open-api-document.ts";

const SCHEMAS = "#/components/schemas/";

/**
 * Makes one JSON Schema 2020-12 document of a document's schemas, each under its name in `$defs`.
 *
 * Left out is what a validator in its strict mode refuses: extensions, which it does not know, and `format`, which
 * 2020-12 makes a note that each validator reads in its own way.
 */
export function generateJsonSchemas(document: OpenApiDocument): string {
  const $defs = JSON.parse(JSON.stringify(document.components?.schemas ?? {}, forValidators));
  return `${JSON.stringify({ $schema: "https://json-schema.org/draft/2020-12/schema", $defs }, null, 2)}\n`;
}

function forValidators(key: string, value: unknown): unknown {
  if (key.startsWith("x-") || (key === "format" && typeof value === "string")) return undefined;
  if (key !== "$ref" || typeof value !== "string" || !value.startsWith(SCHEMAS)) return value;
  return `#/$defs/${value.slice(SCHEMAS.length)}`;
}
