import { canonicalSchema, type CanonicalSchema } from "./canonical-schema.ts";
import { compareDescriptions } from "./compare-descriptions.ts";
import { compareMaps } from "./compare-maps.ts";
import type { Comparison, Sides } from "./comparison.ts";
import type { Kind } from "./difference.ts";
import { isJsonObject } from "./json-object.ts";
import { typeName } from "./type-name.ts";

/** Keywords that are compared as they stand, by the kind of difference they make. */
const plainKeywords: readonly (readonly [Kind, readonly string[]])[] = [
  ["format", ["format", "contentEncoding", "contentMediaType"]],
  ["limit", ["minLength", "maxLength", "pattern", "minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum"]],
  ["limit", ["multipleOf", "minItems", "maxItems", "minProperties", "maxProperties"]],
  ["limit", ["not", "if", "then", "else", "contains", "prefixItems", "patternProperties", "propertyNames"]],
  ["limit", ["dependentRequired"]],
  ["default", ["default"]],
];

/** Flags that are false where they are absent. */
const flags: Readonly<Record<string, Kind>> = {
  uniqueItems: "limit",
  deprecated: "deprecated",
  readOnly: "access",
  writeOnly: "access",
};

/** Compares two schemas and everything in them. */
export function compareSchemas(schemas: Sides<unknown>, pointer: readonly string[], comparison: Comparison): void {
  comparePair(schemas, pointer, comparison, []);
}

/** A pair that is being compared further up: a recursive schema on both sides ends there. */
type Trail = readonly Sides<object>[];

function comparePair(schemas: Sides<unknown>, pointer: readonly string[], comparison: Comparison, trail: Trail): void {
  const ours = canonicalSchema(schemas.ours, comparison.resolve.ours);
  const theirs = canonicalSchema(schemas.theirs, comparison.resolve.theirs);
  if (trail.some((pair) => pair.ours === ours.identity && pair.theirs === theirs.identity)) return;
  const inner = [...trail, { ours: ours.identity, theirs: theirs.identity }];
  const { note } = comparison;

  compareDescriptions({ ours: ours.keywords, theirs: theirs.keywords }, pointer, comparison);
  note([...pointer, "type"], "type", typeName(ours), typeName(theirs));
  // A schema without a type allows null too, and that the types differ is noted already.
  if (!allowsAnything(ours) && !allowsAnything(theirs)) {
    note([...pointer, "type"], "nullability", nullability(ours), nullability(theirs));
  }
  for (const [flag, kind] of Object.entries(flags)) {
    note([...pointer, flag], kind, ours.keywords[flag] === true, theirs.keywords[flag] === true);
  }
  // Nothing below a type can be compared with what is below another.
  if (typeName(ours) !== typeName(theirs)) return;

  note([...pointer, "enum"], "enum", valueList(ours), valueList(theirs));
  for (const [kind, keywords] of plainKeywords) {
    for (const keyword of keywords) {
      note([...pointer, keyword], kind, ours.keywords[keyword], theirs.keywords[keyword]);
    }
  }
  compareMaps(
    { ours: ours.properties, theirs: theirs.properties },
    [...pointer, "properties"],
    comparison,
    ({ schema }, side) => typeName(canonicalSchema(schema, comparison.resolve[side])),
    (property, place) => {
      note(place, "required", property.ours.required, property.theirs.required);
      comparePair({ ours: property.ours.schema, theirs: property.theirs.schema }, place, comparison, inner);
    },
  );
  if (ours.items !== undefined || theirs.items !== undefined) {
    const items = { ours: ours.items ?? {}, theirs: theirs.items ?? {} };
    comparePair(items, [...pointer, "items"], comparison, inner);
  }
  compareAdditionalProperties(ours, theirs, pointer, comparison, inner);
  for (const [index, alternative] of ours.alternatives.entries()) {
    const pair = { ours: alternative, theirs: theirs.alternatives[index] };
    comparePair(pair, [...pointer, "oneOf", String(index)], comparison, inner);
  }
}

function compareAdditionalProperties(
  ours: CanonicalSchema,
  theirs: CanonicalSchema,
  pointer: readonly string[],
  comparison: Comparison,
  trail: Trail,
): void {
  const place = [...pointer, "additionalProperties"];
  const [a, b] = [ours, theirs].map(({ keywords }) => keywords["additionalProperties"] ?? true);
  const bothSchemas = isJsonObject(a) && isJsonObject(b);
  if (bothSchemas) comparePair({ ours: a, theirs: b }, place, comparison, trail);
  else comparison.note(place, "limit", allowance(a), allowance(b));
}

/** `{}` allows whatever `true` allows. */
function allowance(additional: unknown): boolean | "a schema" {
  if (isJsonObject(additional)) return Object.keys(additional).length === 0 ? true : "a schema";
  return additional !== false;
}

function allowsAnything({ types, nullable, alternatives }: CanonicalSchema): boolean {
  return types.length === 0 && !nullable && alternatives.length === 0;
}

function nullability({ nullable }: CanonicalSchema): string {
  return nullable ? "nullable" : "not nullable";
}

function valueList({ values, open }: CanonicalSchema): unknown {
  return values === undefined ? null : open ? { open: values } : values;
}
