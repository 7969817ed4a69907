import fc from "fast-check";
import type { Schema } from "./tree.ts";

const names = ["A", "B"];
export const fieldNames: string[] = ["a", "b", "c"];

export const small: fc.Arbitrary<number> = fc.integer({ min: 0, max: 3 });
const bound = fc.constantFrom(0, 0.5, 1, 2, 3);
const constant = fc.constantFrom("a", "b", "ab", 0, 1, true, null);
export const maybe = <T>(arbitrary: fc.Arbitrary<T>): fc.Arbitrary<T | undefined> =>
  fc.option(arbitrary, { freq: 2, nil: undefined });

const rarely = <T>(arbitrary: fc.Arbitrary<T>): fc.Arbitrary<T | undefined> =>
  fc.oneof({ weight: 9, arbitrary: fc.constant(undefined) }, { weight: 1, arbitrary });
const xml = rarely(fc.constantFrom<object>({ name: "n" }, { attribute: true }, { wrapped: true }, { prefix: "p" }));

/** Keywords by type; undefined ones are left out. */
const limits = {
  string: fc.record({
    minLength: maybe(small),
    maxLength: maybe(small),
    pattern: maybe(fc.constantFrom("^a", "b$", "^[ab]+$")),
    contentEncoding: rarely(fc.constantFrom("base64", "base64url")),
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

export function clean(schema: object): Schema {
  return Object.fromEntries(Object.entries(schema).filter(([, value]) => value !== undefined)) as Schema;
}

/** Schemas whose fields may be read only are objects on their own, as one writes them. */
const { schema: any } = fc.letrec<{
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
        fc.tuple(tie("schema"), maybe(fc.constantFrom("readOnly", "writeOnly")), xml),
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
          Object.entries(properties).map(([key, [one, flag, xmlOf]]) => [
            key,
            typeof one === "object" ? clean({ ...one, ...(flag && { [flag]: true }), xml: xmlOf }) : one,
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
    maybe(fc.constantFrom<object>({ x: "A" }, { A: "#/components/schemas/B", B: "#/components/schemas/A" })).map(
      (mapping) =>
        clean({
          oneOf: names.map((name) => ({ $ref: `#/components/schemas/${name}` })),
          discriminator: clean({ propertyName: "a", mapping }),
        }),
    ),
  ),
}));

/** Schemas of all kinds, which may refer to `A` and `B`. */
export const schema: fc.Arbitrary<Schema> = any;
