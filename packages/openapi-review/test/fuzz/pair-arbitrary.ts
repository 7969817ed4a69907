import fc from "fast-check";

/** A schema as JSON, which edits take apart. */
export type Schema = boolean | { readonly [keyword: string]: unknown };
export type Schemas = Readonly<Record<string, Schema>>;

/** Two versions of a few schemas. `Root` is the one that is sent or returned. */
export interface Pair {
  readonly before: Schemas;
  readonly after: Schemas;
}

const names = ["A", "B"];
const fieldNames = ["a", "b", "c"];

const small = fc.integer({ min: 0, max: 3 });
const bound = fc.constantFrom(0, 0.5, 1, 2, 3);
const constant = fc.constantFrom("a", "b", "ab", 0, 1, true, null);
const maybe = <T>(arbitrary: fc.Arbitrary<T>): fc.Arbitrary<T | undefined> =>
  fc.option(arbitrary, { freq: 2, nil: undefined });

/** Keywords by type; undefined ones are left out. */
const limits = {
  string: fc.record({
    minLength: maybe(small),
    maxLength: maybe(small),
    pattern: maybe(fc.constantFrom("^a", "b$", "^[ab]+$")),
    enum: maybe(fc.subarray(["a", "b", "ab"], { minLength: 1 })),
  }),
  number: fc.record({
    minimum: maybe(bound),
    maximum: maybe(bound),
    exclusiveMinimum: maybe(bound),
    exclusiveMaximum: maybe(bound),
    multipleOf: maybe(fc.constantFrom(0.5, 1, 1.5, 2)),
  }),
};

function clean(schema: object): Schema {
  return Object.fromEntries(Object.entries(schema).filter(([, value]) => value !== undefined)) as Schema;
}

/** Schemas whose fields may be read only are objects on their own, as one writes them. */
const { schema } = fc.letrec<{
  schema: Schema;
  leaf: Schema;
  object: Schema;
  array: Schema;
  union: Schema;
  other: Schema;
}>((tie) => ({
  schema: fc.oneof(
    { maxDepth: 3, withCrossShrink: true },
    { weight: 4, arbitrary: tie("leaf") },
    { weight: 4, arbitrary: tie("object") },
    { weight: 2, arbitrary: tie("array") },
    { weight: 2, arbitrary: tie("union") },
    { weight: 1, arbitrary: tie("other") },
  ),
  leaf: fc.oneof(
    limits.string.map((more) => clean({ type: "string", ...more })),
    limits.number.map((more) => clean({ type: "integer", ...more })),
    limits.number.map((more) => clean({ type: "number", ...more })),
    fc.constantFrom<Schema>(
      { type: "boolean" },
      { type: "null" },
      {},
      { type: ["string", "null"] },
      { type: ["integer", "string"] },
    ),
    constant.map((value): Schema => ({ const: value })),
    ...[1, 2].map(() => fc.constantFrom(...names).map((name): Schema => ({ $ref: `#/components/schemas/${name}` }))),
  ),
  object: fc
    .record({
      properties: fc.dictionary(
        fc.constantFrom(...fieldNames),
        fc.tuple(tie("schema"), maybe(fc.constantFrom("readOnly", "writeOnly"))),
        { maxKeys: 3 },
      ),
      required: maybe(fc.subarray(fieldNames)),
      additionalProperties: maybe(fc.oneof(fc.constant(false), tie("leaf"))),
      minProperties: maybe(small),
      maxProperties: maybe(small),
    })
    .map(({ properties, ...more }) =>
      clean({
        type: "object",
        properties: Object.fromEntries(
          Object.entries(properties).map(([key, [one, flag]]) => [
            key,
            flag && typeof one === "object" ? { ...one, [flag]: true } : one,
          ]),
        ),
        ...more,
      }),
    ),
  array: fc
    .record({
      items: maybe(tie("schema")),
      minItems: maybe(small),
      maxItems: maybe(small),
      uniqueItems: maybe(fc.constant(true)),
      contains: maybe(tie("leaf")),
      minContains: maybe(small),
      prefixItems: maybe(fc.array(tie("leaf"), { minLength: 1, maxLength: 2 })),
    })
    .map((more) => clean({ type: "array", ...more })),
  union: fc
    .tuple(fc.constantFrom("anyOf", "oneOf", "allOf"), fc.array(tie("schema"), { minLength: 1, maxLength: 3 }))
    .map(([keyword, members]): Schema => ({ [keyword]: members })),
  other: fc.oneof(
    fc.boolean() as fc.Arbitrary<Schema>,
    fc.tuple(tie("leaf"), tie("leaf")).map(([one, not]): Schema => (typeof one === "object" ? { ...one, not } : one)),
    fc
      .tuple(tie("leaf"), fc.constantFrom("then", "else"), tie("leaf"))
      .map(([test, key, leaf]): Schema => ({ if: test, [key]: leaf })),
    fc
      .tuple(fc.constantFrom(...names), limits.string)
      .map(([name, more]) => clean({ $ref: `#/components/schemas/${name}`, ...more })),
    tie("leaf").map((leaf): Schema => ({ type: "object", propertyNames: leaf })),
    fc
      .tuple(tie("leaf"), maybe(fc.constant(false)))
      .map(([leaf, closed]) =>
        clean({ type: "object", patternProperties: { "^a": leaf }, additionalProperties: closed }),
      ),
    fc.constant<Schema>({ type: "object", properties: { a: {} }, dependentRequired: { a: ["b"] } }),
  ),
}));

const asObject = (one: Schema): { readonly [keyword: string]: unknown } => (typeof one === "object" ? one : {});

/** Puts a schema into a union. A flag of its field stays where it is. */
function wrapped(keyword: string, members: readonly Schema[]): Schema {
  const { readOnly, writeOnly } = asObject(members[0] ?? {});
  return clean({ [keyword]: members, readOnly, writeOnly });
}

/** What an edit does at one place. */
type Edit = readonly [place: number, change: (schema: Schema) => Schema];

const edit: fc.Arbitrary<Edit> = fc.tuple(
  fc.nat({ max: 12 }),
  fc.oneof(
    schema.map((other) => () => other),
    // A keyword of another schema, or none.
    fc.tuple(schema, fc.nat({ max: 6 })).map(([other, at]) => (one: Schema) => {
      const [key, value] = Object.entries(asObject(other))[at] ?? ["minLength", 1];
      return { ...asObject(one), [key]: value };
    }),
    fc
      .nat({ max: 6 })
      .map(
        (at) => (one: Schema) => Object.fromEntries(Object.entries(asObject(one)).filter((_, index) => index !== at)),
      ),
    fc.tuple(fc.constantFrom("minimum", "maximum", "minLength", "maxLength", "minItems", "maxItems"), small).map(
      ([key, value]) =>
        (one: Schema) =>
          key in asObject(one) ? { ...asObject(one), [key]: value } : one,
    ),
    fc
      .constantFrom("readOnly", "writeOnly")
      .map((flag) => (one: Schema) => ({ ...asObject(one), [flag]: asObject(one)[flag] !== true })),
    fc.constant((one: Schema) => {
      const { anyOf, oneOf, ...rest } = asObject(one);
      return anyOf ? { ...rest, oneOf: anyOf } : oneOf ? { ...rest, anyOf: oneOf } : rest;
    }),
    fc.tuple(fc.constantFrom("anyOf", "oneOf", "allOf"), schema).map(([keyword, other]) => (one: Schema) => {
      const members = asObject(one)[keyword];
      return Array.isArray(members)
        ? { ...asObject(one), [keyword]: [...members, other] }
        : wrapped(keyword, [one, other]);
    }),
    fc.constantFrom("anyOf", "oneOf", "allOf").map((keyword) => (one: Schema) => {
      const members = asObject(one)[keyword];
      return Array.isArray(members) && members.length > 1
        ? { ...asObject(one), [keyword]: members.slice(1) as Schema[] }
        : wrapped(keyword, [one]);
    }),
    fc.tuple(fc.constantFrom(...fieldNames, "d"), schema).map(([name, field]) => (one: Schema) => ({
      ...asObject(one),
      properties: { ...(asObject(one)["properties"] as object | undefined), [name]: field },
    })),
    fc.subarray(fieldNames).map((required) => (one: Schema) => ({ ...asObject(one), required })),
    fc.constant((one: Schema) => {
      const fields = asObject(one)["properties"] as object | undefined;
      return fields ? { ...asObject(one), properties: Object.fromEntries(Object.entries(fields).toReversed()) } : one;
    }),
  ),
);

/** Pairs of versions: a few schemas, and the same after one or two edits somewhere in them. */
export const pairs: fc.Arbitrary<Pair> = fc
  .tuple(fc.record({ Root: schema, A: schema, B: schema }), fc.array(edit, { minLength: 1, maxLength: 2 }))
  .map(([first, edits]) => {
    const before = asWritten(first);
    return { before, after: asWritten(edits.reduce<Schemas>((schemas, one) => edited(schemas, one), before)) };
  });

/** Schemas as one writes them: `readOnly` and `writeOnly` at a field, and a type beside what is of one type. */
function asWritten(schemas: Schemas): Schemas {
  const visit = (one: Schema, flags: object): Schema => {
    if (typeof one !== "object") return one;
    const { readOnly: _, writeOnly: __, ...rest } = one;
    const type = rest["type"] ?? ("properties" in rest ? "object" : "items" in rest ? "array" : undefined);
    const whole: Schema = { ...rest, ...(type !== undefined && { type }), ...flags };
    return childrenOf(whole).reduce<Schema>((parent, [path, child]) => {
      const own = asObject(child);
      const kept = path[0] === "properties" ? { readOnly: own["readOnly"], writeOnly: own["writeOnly"] } : {};
      return withChild(parent, path, visit(child, clean(kept) as object));
    }, whole);
  };
  return Object.fromEntries(Object.entries(schemas).map(([name, one]) => [name, visit(one, {})]));
}

/** Changes the schema at a place: places are counted through all schemas, in the order in which they are met. */
function edited(schemas: Schemas, [place, change]: Edit): Schemas {
  const count = (one: Schema): number => 1 + childrenOf(one).reduce((sum, [, child]) => sum + count(child), 0);
  const total = Object.values(schemas).reduce<number>((sum, one) => sum + count(one), 0);
  let left = place % total;
  const visit = (one: Schema): Schema => {
    if (left-- === 0) return change(one);
    return childrenOf(one).reduce<Schema>((parent, [path, child]) => {
      const next = left < 0 ? child : visit(child);
      return next === child ? parent : withChild(parent, path, next);
    }, one);
  };
  return Object.fromEntries(Object.entries(schemas).map(([name, one]) => [name, left < 0 ? one : visit(one)]));
}

/** The schemas right below a schema, with the way to them. */
export function childrenOf(one: Schema): [path: readonly (string | number)[], child: Schema][] {
  return Object.entries(asObject(one)).flatMap(([key, value]): [readonly (string | number)[], Schema][] => {
    if (lists.has(key)) return (value as Schema[]).map((child, index) => [[key, index], child]);
    if (maps.has(key)) return Object.entries(value as Schemas).map(([name, child]) => [[key, name], child]);
    return singles.has(key) ? [[[key], value as Schema]] : [];
  });
}

const lists = new Set(["allOf", "anyOf", "oneOf", "prefixItems"]);
const maps = new Set(["properties", "patternProperties"]);
const singles = new Set(["items", "additionalProperties", "contains", "not", "if", "then", "else", "propertyNames"]);

/** Puts another schema in the place of one. */
export function withChild(parent: Schema, [key, at]: readonly (string | number)[], child: Schema): Schema {
  const value = asObject(parent)[String(key)];
  const list = Array.isArray(value) ? value.map((one: unknown, index) => (index === at ? child : one)) : undefined;
  const map = at === undefined ? child : { ...(value as object), [at]: child };
  return { ...asObject(parent), [String(key)]: list ?? map };
}
