import { operations, schemas as all } from "@frontegg-identity/types/operations";

/** What of a JSON Schema the spec uses. A `$ref` names another schema. */
export interface Schema {
  readonly $ref?: string;
  readonly type?: string | readonly string[];
  readonly oneOf?: readonly Schema[];
  readonly items?: Schema;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
  readonly description?: string;
  readonly examples?: readonly unknown[];
  readonly "x-extensible-enum"?: readonly string[];
  readonly [keyword: string]: unknown;
}

/** The schemas of both specs by name. The linter of the spec holds their form. */
export const schemas: Readonly<Record<string, Schema>> = all;

/** A piece of a type's description: a word, or the name of a schema, which has a place of its own on the page. */
export interface TypePart {
  readonly text: string;
  readonly schema?: string;
}

/** A field, or a schema, in words. */
export interface Described {
  readonly name: string;
  readonly description: string;
  readonly type: readonly TypePart[];
  /** Keywords that narrow it, such as `minLength: 1`. */
  readonly limits: readonly string[];
  readonly nullable: boolean;
}

export interface DescribedField extends Described {
  readonly required: boolean;
}

export interface DescribedSchema extends Described {
  readonly examples: readonly string[];
  readonly fields: readonly DescribedField[];
}

const LIMITS = ["format", "pattern", "minLength", "maxLength", "minimum", "maximum", "minItems", "maxItems", "enum"];

/** The schemas of the spec, in its order. */
export const describedSchemas: readonly DescribedSchema[] = Object.entries(schemas).map(([name, schema]) => ({
  ...describe(name, schema),
  examples: (schema.examples ?? []).map((example) => JSON.stringify(example)),
  fields: fieldsOf(schema),
}));

/** The name of a schema that is referred to, also where null is allowed beside it. */
export function schemaName(schema: Schema): string | undefined {
  const reference = schema.$ref ?? schema.oneOf?.find((one) => one.$ref !== undefined)?.$ref;
  return reference?.replace("#/$defs/", "");
}

/** The fields of an object, in the order of the spec. */
export function fieldsOf(schema: Schema): readonly DescribedField[] {
  const name = schemaName(schema);
  const { properties = {}, required = [] } = (name !== undefined && schemas[name]) || schema;
  return Object.entries(properties).map(([field, value]) => ({
    ...describe(field, value),
    required: required.includes(field),
  }));
}

/** Says in words what a schema allows. */
export function describe(name: string, schema: Schema): Described {
  const known = schema["x-extensible-enum"];
  return {
    name,
    description: schema.description ?? "",
    type: typeOf(schema),
    nullable: [schema, ...(schema.oneOf ?? [])].some(({ type }) => [type].flat().includes("null")),
    limits: [
      ...LIMITS.filter((keyword) => keyword in schema).map((keyword) => `${keyword}: ${String(schema[keyword])}`),
      ...(known ? [`known values: ${known.join(", ")}`] : []),
    ],
  };
}

function typeOf(schema: Schema): readonly TypePart[] {
  const name = schema.$ref === undefined ? undefined : schemaName(schema);
  if (name !== undefined) return [{ text: name, schema: name }];
  if (schema.oneOf)
    return schema.oneOf.flatMap((one, index) => [...(index > 0 ? [{ text: " or " }] : []), ...typeOf(one)]);
  if (schema.items) return [{ text: "array of " }, ...typeOf(schema.items)];
  return [{ text: [schema.type].flat().join(" or ") }];
}

/** The schemas of request bodies. All others come from the API. */
export const sentSchemas: ReadonlySet<string> = new Set(
  Object.values(operations).flatMap(({ body }) => body?.schemaName ?? []),
);
