import type { ContentDescription } from "@frontegg-identity/types/operations";
import type { Resolve } from "./reference-resolver.ts";
import { kindOfSchema, nameOfSchema, withDefs } from "./schema-facts.ts";

const JSON_TYPE = /^application\/(?:[\w.-]+\+)?json\b/;
const TEXT_TYPE = /^text\//;

/** Describes the content of a body: its JSON, else its text. Undefined where there is neither. */
export function contentOf(resolve: Resolve, node: unknown): ContentDescription | undefined {
  const content = resolve(node);
  const types = Object.keys(content);
  const mediaType = types.find((type) => JSON_TYPE.test(type)) ?? types.find((type) => TEXT_TYPE.test(type));
  if (mediaType === undefined) return undefined;
  const { schema = {}, example, examples } = resolve(content[mediaType]);
  const schemaName = nameOfSchema(schema);
  const named = Object.entries(resolve(examples)).map(([name, one]) => {
    const { summary, value } = resolve(one);
    return [name, { summary: typeof summary === "string" ? summary : "", value }];
  });
  return {
    mediaType,
    kind: TEXT_TYPE.test(mediaType) ? "text" : kindOfSchema(resolve, schema),
    schema: withDefs(schema),
    ...(schemaName !== undefined && { schemaName }),
    examples: example === undefined ? Object.fromEntries(named) : { example: { summary: "", value: example } },
  };
}
