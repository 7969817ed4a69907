import { arrayOrEmpty, isJsonObject, objectOrEmpty, type JsonObject } from "./json-object.ts";
import type { ReferenceResolver } from "./reference-resolver.ts";
import { UnusableInputError } from "./unusable-input-error.ts";

/** A schema in one form, whichever of several equal forms the document uses. Children are as the document has them. */
export interface CanonicalSchema {
  /** The object of the document that it stands in, to recognise a cycle. */
  readonly identity: object;
  /** The types without null, sorted; empty when any type is allowed. */
  readonly types: readonly string[];
  readonly nullable: boolean;
  /** The values without null, sorted; undefined when there is no list. */
  readonly values: readonly unknown[] | undefined;
  /** Whether other values than the listed ones are allowed too (`x-extensible-enum`). */
  readonly open: boolean;
  /** The alternatives of `oneOf` or `anyOf`, without null; empty when there is only one form. */
  readonly alternatives: readonly unknown[];
  readonly properties: ReadonlyMap<string, { readonly schema: unknown; readonly required: boolean }>;
  readonly items: unknown;
  /** Every other keyword, as it stands in the document. */
  readonly keywords: JsonObject;
}

/** Brings a schema into one form: references followed, `allOf` merged, null taken out of types, lists and unions. */
export function canonicalSchema(schema: unknown, resolve: ReferenceResolver): CanonicalSchema {
  const { keywords, identity } = flatten(schema, resolve, []);
  const values = valuesOf(keywords);
  const types = typesOf(keywords, values);
  const required = new Set(arrayOrEmpty(keywords["required"]));
  const properties = objectOrEmpty(keywords["properties"]);
  const names = new Set([...Object.keys(properties), ...[...required].filter((name) => typeof name === "string")]);
  return {
    identity,
    types: types.filter((type) => type !== "null").toSorted(),
    nullable: types.includes("null"),
    values: values?.filter((value) => value !== null).toSorted(byText),
    open: keywords["enum"] === undefined && keywords["const"] === undefined,
    alternatives: arrayOrEmpty(keywords["oneOf"]),
    properties: new Map(
      [...names].map((name) => [
        name,
        { schema: Object.hasOwn(properties, name) ? properties[name] : {}, required: required.has(name) },
      ]),
    ),
    items: keywords["items"],
    keywords,
  };
}

interface Flat {
  readonly keywords: JsonObject;
  readonly identity: object;
}

function flatten(schema: unknown, resolve: ReferenceResolver, trail: readonly object[]): Flat {
  const { value, identity } = resolve(schema);
  if (trail.includes(identity)) {
    throw new UnusableInputError("A schema contains itself through allOf, oneOf or anyOf alone, so it has no form.");
  }
  const inner = [...trail, identity];
  const { allOf, oneOf, anyOf, ...own } = value;
  const members = arrayOrEmpty(allOf).map((member) => flatten(member, resolve, inner).keywords);
  const merged = [...members, ...unionMembers(oneOf ?? anyOf, resolve, inner), own].reduce(merge, {});
  return { keywords: merged, identity };
}

/** A union with null is a nullable schema; what remains is either one schema or a real union. */
function unionMembers(union: unknown, resolve: ReferenceResolver, trail: readonly object[]): JsonObject[] {
  const members = arrayOrEmpty(union);
  const others = members.filter((member) => !isNull(resolve(member).value));
  const nullable = others.length < members.length;
  const [only] = others;
  if (others.length !== 1) return others.length === 0 ? [] : [{ oneOf: others, ...(nullable && { type: ["null"] }) }];
  const { keywords } = flatten(only, resolve, trail);
  return [nullable ? { ...keywords, type: [...typesOf(keywords, valuesOf(keywords)), "null"] } : keywords];
}

function isNull(schema: JsonObject): boolean {
  const { type } = schema;
  return type === "null" || (Array.isArray(type) && type.length === 1 && type[0] === "null");
}

/** The later schema's keywords win, as an author means who repeats one; properties are collected. */
function merge(first: JsonObject, second: JsonObject): JsonObject {
  const merged: Record<string, unknown> = { ...first, ...second };
  for (const keyword of ["properties", "required"] as const) {
    const [a, b] = [first[keyword], second[keyword]];
    if (isJsonObject(a) && isJsonObject(b)) merged[keyword] = { ...a, ...b };
    if (Array.isArray(a) && Array.isArray(b)) merged[keyword] = [...a, ...b];
  }
  return merged;
}

function valuesOf(keywords: JsonObject): readonly unknown[] | undefined {
  if (Object.hasOwn(keywords, "const")) return [keywords["const"]];
  const list = keywords["enum"] ?? keywords["x-extensible-enum"];
  return Array.isArray(list) ? list : undefined;
}

function typesOf(keywords: JsonObject, values: readonly unknown[] | undefined): readonly string[] {
  const { type } = keywords;
  const named = (Array.isArray(type) ? type : [type]).filter((name) => typeof name === "string");
  if (named.some((name) => name !== "null") || keywords["oneOf"] !== undefined) return named;
  if (keywords["properties"] !== undefined) return [...named, "object"];
  if (keywords["items"] !== undefined) return [...named, "array"];
  if (values?.every((value) => typeof value === "string" || value === null)) return [...named, "string"];
  return named;
}

function byText(a: unknown, b: unknown): number {
  return JSON.stringify(a) < JSON.stringify(b) ? -1 : 1;
}
