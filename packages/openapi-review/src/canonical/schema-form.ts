import { isDeepStrictEqual } from "node:util";
import { idOf } from "../id-of.ts";
import { arrayOrEmpty, isJsonObject, objectOrEmpty, type JsonObject } from "../document/json-object.ts";

/** One form of the values that a schema allows: keywords with a single type. */
export interface Form {
  readonly keywords: JsonObject;
  readonly identity: object;
  /** The name of the component whose keywords these are, when nothing was merged into them. */
  readonly name: string | undefined;
  readonly annotations: JsonObject;
}

/** Takes a list of types apart, and gives each type the values of the enum that belong to it. */
export function split(schema: JsonObject): JsonObject[] {
  const {
    type,
    enum: list,
    const: constant,
    "x-extensible-enum": known,
    if: test,
    then,
    else: other,
    ...plain
  } = schema;
  const keywords = test === undefined ? plain : { ...plain, conditions: [[test, then, other]] };
  const listed: readonly unknown[] | undefined = Array.isArray(list) ? list : undefined;
  const values = Object.hasOwn(schema, "const")
    ? [constant].filter((value) => !listed || listed.some((one) => isDeepStrictEqual(one, value)))
    : listed;
  const named = (Array.isArray(type) ? type : [type]).filter((name) => typeof name === "string");
  const implied = values ? [...new Set(values.map(typeOf))] : [undefined];
  const types: readonly (string | undefined)[] = named.length > 0 ? named : implied;
  return types.flatMap((name): JsonObject[] => {
    const fitting = values?.filter((value) => name === undefined || isOfType(value, name));
    if (fitting?.length === 0) return [];
    // Neither of them limits anything.
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

/** Tells whether values of both types are numbers. */
export function areNumbers(...types: readonly unknown[]): boolean {
  return types.every((type) => type === "integer" || type === "number");
}

function typeOf(value: unknown): string {
  if (value === null) return "null";
  return Array.isArray(value) ? "array" : typeof value;
}

function isOfType(value: unknown, type: string): boolean {
  return typeOf(value) === (type === "integer" ? "number" : type);
}

/** Merges two forms into the values that both allow. Returns none when there can't be one. */
export function merge(a: Form, b: Form): Form[] {
  const [left, right] = [a.keywords, b.keywords];
  const [typeA, typeB] = [left["type"], right["type"]];
  if (typeA !== undefined && typeB !== undefined && typeA !== typeB && !areNumbers(typeA, typeB)) return [];
  // A form that adds no keyword leaves the other unchanged, with its name.
  const whole = Object.keys(right).length === 0 ? a : Object.keys(left).length === 0 ? b : undefined;
  const merged: Record<string, unknown> = { ...left };
  for (const [key, value] of Object.entries(right)) merged[key] = key in left ? both(key, left[key], value) : value;
  Object.assign(merged, fieldsOf(left, right), positionsOf(left, right), containedIn(left, right));
  return [
    {
      keywords: merged,
      identity: whole ? whole.identity : b.identity,
      name: whole?.name,
      annotations: { ...a.annotations, ...b.annotations },
    },
  ];
}

/** The fields of both. To one that only the other names, a schema applies what it says of further ones. */
function fieldsOf(left: JsonObject, right: JsonObject): JsonObject {
  const names = new Set([left, right].flatMap(({ properties }) => Object.keys(objectOrEmpty(properties))));
  const fields = [...names].map((name) => [name, joined(fieldOf(left, name), fieldOf(right, name))]);
  return names.size === 0 ? {} : { properties: Object.fromEntries(fields) as JsonObject };
}

function fieldOf({ properties, patternProperties, additionalProperties }: JsonObject, name: string): unknown {
  const fields = objectOrEmpty(properties);
  if (Object.hasOwn(fields, name)) return fields[name];
  const isMatched = Object.keys(objectOrEmpty(patternProperties)).some((pattern) => matches(pattern, name));
  return isMatched ? undefined : additionalProperties;
}

/** Tells whether a field has a name that fits a pattern. One that isn't understood fits any. */
export function matches(pattern: string, name: string): boolean {
  try {
    return new RegExp(pattern, "u").test(name);
  } catch {
    return true;
  }
}

/** The positions of both tuples. One that is longer has items of the other. */
function positionsOf(left: JsonObject, right: JsonObject): JsonObject {
  const [ofLeft, ofRight] = [left, right].map((one) => arrayOrEmpty(one["prefixItems"])) as [unknown[], unknown[]]; // two
  const length = Math.max(ofLeft.length, ofRight.length);
  const at = (index: number): unknown =>
    joined(
      index < ofLeft.length ? ofLeft[index] : left["items"],
      index < ofRight.length ? ofRight[index] : right["items"],
    );
  return length === 0 ? {} : { prefixItems: Array.from({ length }, (_, index) => at(index)) };
}

/** Two schemas may ask for different items. Each keeps how many of its own it asks for. */
function containedIn(left: JsonObject, right: JsonObject): JsonObject {
  if (left["contains"] === undefined || right["contains"] === undefined) return {};
  const contains = [left, right].flatMap(({ contains: one, minContains = 1, maxContains }) =>
    Array.isArray(one) ? (one as unknown[]) : [[one, minContains, maxContains]],
  );
  return { contains: contains.toSorted(byText), minContains: undefined, maxContains: undefined };
}

function both(key: string, a: unknown, b: unknown): unknown {
  if (isDeepStrictEqual(a, b)) return a;
  if (/^(?:patternProperties|dependentSchemas)$/.test(key) && isJsonObject(a) && isJsonObject(b)) {
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
  // Neither may fit.
  if (key === "not") return a === true || b === true ? true : joined(a, b, "anyOf");
  return key === "items" || key === "additionalProperties" ? joined(a, b) : { allOf: [a, b].toSorted(byText) };
}

/** Joints by their first member, and by all. */
const joints = new WeakMap<object, Map<string, JsonObject>>();

/**
 * Combines two schemas. The joint of a joint is flat, and the same object for the same members: a schema that is merged
 * with itself would never end otherwise.
 */
function joined(a: unknown, b: unknown, keyword: "allOf" | "anyOf" = "allOf"): unknown {
  if (b === undefined || b === true) return a;
  if (a === undefined || a === true || isDeepStrictEqual(a, b)) return b;
  const [left, right] = [membersOf(a, keyword), membersOf(b, keyword)];
  const more = right.filter((member) => !left.some((known) => isDeepStrictEqual(known, member)));
  if (more.length === 0) return a;
  const members = [...left, ...more];
  if (!members.every(isJsonObject)) return { [keyword]: members };
  const [first] = members;
  const known = joints.get(first!) ?? new Map<string, JsonObject>(); // there are two
  joints.set(first!, known);
  const key = [keyword, ...members.map(idOf)].join(" ");
  const joint = known.get(key) ?? { [keyword]: members };
  known.set(key, joint);
  return joint;
}

function membersOf(schema: unknown, keyword: "allOf" | "anyOf"): readonly unknown[] {
  const isJoint = isJsonObject(schema) && Object.keys(schema).length === 1 && Array.isArray(schema[keyword]);
  return isJoint ? (schema[keyword] as unknown[]) : [schema];
}

export function byText(a: unknown, b: unknown): number {
  return JSON.stringify(a) < JSON.stringify(b) ? -1 : 1;
}
