import type { OutputUnit } from "@cfworker/json-schema";

/**
 * Says what is wrong at one place, or nothing if all of it is said at another place. The validator's own words would show
 * values, so only what it says about types, limits and names of the schema is taken from them.
 */
export function wordsFor(errors: readonly OutputUnit[]): string | undefined {
  const types = errors.filter(({ keyword }) => keyword === "type");
  const words = errors.flatMap(({ keyword, error }) => (keyword === "type" ? [] : [WORDS[keyword]?.(error)]));
  // Several schemas may each want another type.
  const [, actual] = /^Instance type "(\w+)"/.exec(types[0]?.error ?? "") ?? [];
  const expected = types.flatMap(({ error }) =>
    [...error.split("Expected")[1]!.matchAll(/\w+/g)].map(([type]) => withArticle(type)),
  );
  if (actual !== undefined) words.push(`must be ${[...new Set(expected)].join(" or ")}, not ${withArticle(actual)}`);
  const said = [...new Set(words.filter((word) => word !== undefined))];
  return said.length === 0 ? undefined : said.join(", or ");
}

function withArticle(type: string): string {
  return type === "null" ? type : `${/^[aio]/.test(type) ? "an" : "a"} ${type}`;
}

const WORDS: Readonly<Record<string, (error: string) => string>> = {
  required: () => "is required but missing",
  // The schema `false`: for a field that another schema forbids.
  false: () => "isn't allowed",
  enum: (error) => `must be one of ${error.slice(error.indexOf("["), -1)}`,
  const: () => "must be the one value that the spec allows",
  pattern: () => "must match the spec's pattern",
  format: (error) => `must have the format ${/"(.+)"/.exec(error)?.[1]}`,
  minLength: (error) => `must have at least ${limitIn(error)} characters`,
  maxLength: (error) => `must have at most ${limitIn(error)} characters`,
  minItems: (error) => `must have at least ${limitIn(error)} items`,
  maxItems: (error) => `must have at most ${limitIn(error)} items`,
  uniqueItems: () => "must not have an item twice",
  contains: () => "must have an item of the kind that the spec wants",
  minProperties: () => "has too few fields",
  maxProperties: () => "has too many fields",
  propertyNames: () => "has a field whose name isn't allowed",
  dependentRequired: () => "lacks a field that another one requires",
  minimum: (error) => `must be at least ${limitIn(error)}`,
  maximum: (error) => `must be at most ${limitIn(error)}`,
  exclusiveMinimum: (error) => `must be more than ${limitIn(error)}`,
  exclusiveMaximum: (error) => `must be less than ${limitIn(error)}`,
  multipleOf: (error) => `must be a multiple of ${limitIn(error)}`,
  unicode: () => "has a field whose name isn't well-formed Unicode",
  not: () => "must not be what the spec excludes",
};

/** The limit that the schema sets: the last number, which never is the value. */
function limitIn(error: string): string {
  return (
    error
      .match(/-?\d[\d.e+-]*/g)
      ?.at(-1)
      ?.replace(/\.$/, "") ?? "the limit"
  );
}
