import { isDeepStrictEqual } from "node:util";
import type { CanonicalNode } from "./canonical-node.ts";
import { arrayOrEmpty, isJsonObject, objectOrEmpty, type JsonObject } from "../document/json-object.ts";
import { jsonPointer } from "../document/json-pointer.ts";
import type { ReferenceResolver } from "../document/reference-resolver.ts";
import { UnusableInputError } from "../document/unusable-input-error.ts";

/** Keywords that say something of the place where a schema is used, and nothing of the values that fit. */
const annotations = ["summary", "description", "title", "deprecated", "readOnly", "writeOnly", "default"];

/** Keywords that are not compared: words, and extensions. */
const silent = /^(?:title|examples?|externalDocs|\$comment|xml|x-.*)$/;

/** What a keyword means where it is absent. */
const takenForGranted: JsonObject = {
  deprecated: false,
  readOnly: false,
  writeOnly: false,
  uniqueItems: false,
  minLength: 0,
  minItems: 0,
  minProperties: 0,
};

/** One form of the values that a schema allows: keywords with a single type. */
interface Form {
  readonly keywords: JsonObject;
  readonly identity: object;
  /** The name of the component whose keywords these are, when nothing was merged into them. */
  readonly name: string | undefined;
  readonly annotations: JsonObject;
}

/**
 * Brings a schema into one form: references followed, `allOf` merged, unions and lists of types taken apart, null taken
 * out of all of them, `const` and a list of constants written as `enum`.
 *
 * @param required - Whether the property, parameter or header that the schema belongs to has to be there.
 */
export function schemaNode(schema: unknown, resolve: ReferenceResolver, required = false): CanonicalNode {
  const own = resolve(schema ?? {});
  const all = formsOf(schema ?? {}, resolve, []);
  const others = all.filter(({ keywords }) => keywords["type"] !== "null");
  const nonNull = joinConstants(others);
  const [only] = nonNull;
  const forms = nonNull.map((form) => formNode(form, resolve));
  const inherited = nonNull.length === 1 ? only?.annotations : {};
  const nullable = others.length < all.length || others.some(isAny);
  return {
    identity: own.identity,
    name: own.isReferenceAlone || nonNull.length !== 1 ? own.name : undefined,
    facts: {
      ...(required && { required }),
      ...(nullable && { nullable }),
      ...facts({ ...inherited, ...pick(own.value, annotations) }),
    },
    parts: new Map(),
    forms,
    words: [...new Set(forms.map(({ words }) => words))].toSorted().join(" or ") || "null",
  };
}

/** A schema without a type allows null too. */
function isAny({ keywords: { type, enum: values } }: Form): boolean {
  return type === undefined && !Array.isArray(values);
}

function formNode({ keywords, identity, name }: Form, resolve: ReferenceResolver): CanonicalNode {
  const { type, properties, required, items, prefixItems, patternProperties, additionalProperties, ...plain } =
    keywords;
  const parts = new Map<string, () => CanonicalNode>();
  const add = (pointer: readonly string[], schema: unknown, isNeeded = false): void =>
    void parts.set(jsonPointer(pointer), () => schemaNode(schema, resolve, isNeeded));
  const fields = objectOrEmpty(properties);
  const needed = new Set(arrayOrEmpty(required).map(String));
  for (const field of new Set([...Object.keys(fields), ...needed]))
    add(["properties", field], Object.hasOwn(fields, field) ? fields[field] : {}, needed.has(field));
  if (items !== undefined && !isAnything(items)) add(["items"], items);
  const isTyped = isJsonObject(additionalProperties) && !isAnything(additionalProperties);
  if (isTyped) add(["additionalProperties"], additionalProperties);
  for (const [key, schema] of Object.entries(objectOrEmpty(patternProperties))) add(["patternProperties", key], schema);
  for (const [index, schema] of arrayOrEmpty(prefixItems).entries()) add(["prefixItems", String(index)], schema);
  return {
    identity,
    name,
    facts: facts({
      ...plain,
      ...(type !== undefined && { type }),
      ...(isTyped && { additionalProperties: "a schema" }),
      ...(additionalProperties === false && { additionalProperties }),
    }),
    parts,
    forms: [],
    words: typeof type === "string" ? type : "any",
  };
}

function facts(keywords: JsonObject): JsonObject {
  return Object.fromEntries(
    Object.entries(keywords).filter(
      ([key, value]) => !silent.test(key) && value !== undefined && takenForGranted[key] !== value,
    ),
  );
}

/** `true` and `{}` allow anything, and so does a schema of words alone. */
function isAnything(schema: unknown): boolean {
  return schema === true || (isJsonObject(schema) && Object.keys(schema).every((key) => key === "description"));
}

function pick(value: JsonObject, keys: readonly string[]): JsonObject {
  return Object.fromEntries(Object.entries(value).filter(([key]) => keys.includes(key)));
}

function formsOf(schema: unknown, resolve: ReferenceResolver, trail: readonly object[]): Form[] {
  const { value, identity, name } = resolve(schema);
  if (trail.includes(identity)) {
    throw new UnusableInputError("A schema contains itself through allOf, oneOf or anyOf alone, so it has no form.");
  }
  const inner = [...trail, identity];
  const { allOf, oneOf, anyOf, ...rest } = value;
  const own = Object.fromEntries(Object.entries(rest).filter(([key]) => !annotations.includes(key)));
  const bare = Object.fromEntries(
    Object.entries(own).filter(([key]) => !silent.test(key) || key === "x-extensible-enum"),
  );
  const sources: Form[][] = [
    ...arrayOrEmpty(allOf).map((member) => formsOf(member, resolve, inner)),
    ...[oneOf, anyOf].filter(Array.isArray).map((union) => union.flatMap((member) => formsOf(member, resolve, inner))),
    split(bare).map((keywords) => ({ keywords, identity, name, annotations: {} })),
  ];
  const hasOthers = sources.length > 1;
  const start: Form = { keywords: {}, identity, name: hasOthers ? undefined : name, annotations: {} };
  const forms = sources.reduce((left, right) => left.flatMap((a) => right.flatMap((b) => merge(a, b))), [start]);
  const given = pick(value, annotations);
  return forms.map((form) => ({ ...form, annotations: { ...form.annotations, ...given } }));
}

/** Takes a list of types apart, and gives each type the values of the enum that belong to it. */
function split(schema: JsonObject): JsonObject[] {
  const { type, enum: list, const: constant, "x-extensible-enum": known, ...keywords } = schema;
  const values = Object.hasOwn(schema, "const") ? [constant] : Array.isArray(list) ? list : undefined;
  const named = (Array.isArray(type) ? type : [type]).filter((name) => typeof name === "string");
  const types: readonly (string | undefined)[] = named.length > 0 ? named : typesImplied(keywords, values, known);
  return types.flatMap((name): JsonObject[] => {
    const fitting = values?.filter((value) => name === undefined || isOfType(value, name));
    if (fitting?.length === 0) return [];
    // Both of them are no limit.
    const isWhole = name === "boolean" && fitting?.length === 2;
    if (name === "null") return [{ type: name }];
    return [
      {
        ...keywords,
        ...(name !== undefined && { type: name }),
        ...(fitting && !isWhole && { enum: fitting.toSorted(byText) }),
        ...(!fitting &&
          Array.isArray(known) && { enum: { open: known.filter((value) => value !== null).toSorted(byText) } }),
      },
    ];
  });
}

function typesImplied(
  keywords: JsonObject,
  values: readonly unknown[] | undefined,
  known: unknown,
): (string | undefined)[] {
  if (values) return [...new Set(values.map(typeOf))];
  if (keywords["properties"] !== undefined) return ["object"];
  if (keywords["items"] !== undefined) return ["array"];
  return [Array.isArray(known) ? "string" : undefined];
}

function typeOf(value: unknown): string {
  if (value === null) return "null";
  return Array.isArray(value) ? "array" : typeof value;
}

function isOfType(value: unknown, type: string): boolean {
  return typeOf(value) === (type === "integer" ? "number" : type);
}

/** The values that both allow; none when there cannot be one. */
function merge(a: Form, b: Form): Form[] {
  const [left, right] = [a.keywords, b.keywords];
  const [typeA, typeB] = [left["type"], right["type"]];
  if (typeA !== undefined && typeB !== undefined && typeA !== typeB) {
    const isNumber = [typeA, typeB].every((type) => type === "integer" || type === "number");
    if (!isNumber) return [];
  }
  // What adds no keyword leaves the other as it is, name and all.
  const whole = Object.keys(right).length === 0 ? a : Object.keys(left).length === 0 ? b : undefined;
  const merged: Record<string, unknown> = { ...left };
  for (const [key, value] of Object.entries(right)) merged[key] = key in left ? both(key, left[key], value) : value;
  return [
    {
      keywords: merged,
      identity: whole ? whole.identity : b.identity,
      name: whole?.name,
      annotations: { ...a.annotations, ...b.annotations },
    },
  ];
}

function both(key: string, a: unknown, b: unknown): unknown {
  if (isDeepStrictEqual(a, b)) return a;
  if (key === "properties" && isJsonObject(a) && isJsonObject(b)) {
    return { ...a, ...Object.fromEntries(Object.entries(b).map(([name, schema]) => [name, joined(a[name], schema)])) };
  }
  if (key === "type") return "integer";
  if (Array.isArray(a) && Array.isArray(b)) {
    return key === "enum" ? a.filter((value) => b.some((other) => isDeepStrictEqual(value, other))) : [...a, ...b];
  }
  if (typeof a === "number" && typeof b === "number") {
    if (/^min|^exclusiveMin/.test(key)) return Math.max(a, b);
    if (/^max|^exclusiveMax/.test(key)) return Math.min(a, b);
  }
  if (key === "additionalProperties" && (a === false || b === false)) return false;
  return key === "items" || key === "additionalProperties" ? joined(a, b) : { allOf: [a, b].toSorted(byText) };
}

function joined(a: unknown, b: unknown): unknown {
  return a === undefined || a === true || isDeepStrictEqual(a, b) ? b : { allOf: [a, b] };
}

/** A union of constants of one type is an enum, whichever way it is written. */
function joinConstants(forms: readonly Form[]): readonly Form[] {
  const [first] = forms;
  const isConstant = ({ keywords }: Form): boolean =>
    Array.isArray(keywords["enum"]) &&
    keywords["type"] === first?.keywords["type"] &&
    Object.keys(keywords).length === 2;
  if (!first || forms.length < 2 || !forms.every(isConstant)) return forms;
  const values = forms.flatMap(({ keywords }) => arrayOrEmpty(keywords["enum"])).toSorted(byText);
  return [{ ...first, name: undefined, keywords: { ...first.keywords, enum: values } }];
}

function byText(a: unknown, b: unknown): number {
  return JSON.stringify(a) < JSON.stringify(b) ? -1 : 1;
}
