import type { OpenApiDocument } from "./open-api-document.ts";
import { withDefs } from "./schema-facts.ts";

/**
 * Makes one JSON Schema 2020-12 document of a document's schemas, each under its name in `$defs`.
 *
 * Left out is what a validator in its strict mode refuses: extensions, which it does not know, and `format`, which
 * 2020-12 makes a note that each validator reads in its own way.
 */
export function generateJsonSchemas(document: OpenApiDocument): string {
  const $defs = withDefs(document.components?.schemas ?? {});
  const whole = { $schema: "https://json-schema.org/draft/2020-12/schema", $defs };
  return `${JSON.stringify(whole, forValidators, 2)}\n`;
}

function forValidators(key: string, value: unknown): unknown {
  // A property may have such a name, and then its schema stands here.
  const isKeyword = typeof value !== "object" || Array.isArray(value);
  return isKeyword && (key.startsWith("x-") || key === "format") ? undefined : value;
}
