import { isObject } from "./is-object.ts";
import { nameOfSchema } from "./schema-facts.ts";

const PRIMITIVES: Readonly<Record<string, string>> = {
  string: "string",
  number: "number",
  integer: "number",
  boolean: "boolean",
  null: "null",
};

/**
 * Writes the TypeScript type of a schema as a person would: a name, a list, a literal, a primitive, or a union of these.
 * Undefined for any other schema.
 */
export function typeOfSchema(schema: unknown): string | undefined {
  const name = nameOfSchema(schema);
  if (name !== undefined) return /^\w+$/.test(name) ? name : undefined;
  if (!isObject(schema)) return undefined;
  const { type, items, enum: values, const: constant, oneOf, anyOf } = schema;
  const parts = oneOf ?? anyOf;
  if (Array.isArray(parts)) return union(parts.map(typeOfSchema));
  if (Array.isArray(values)) return union(values.map((value) => JSON.stringify(value)));
  if (constant !== undefined) return JSON.stringify(constant);
  if (type === "array") {
    const item = typeOfSchema(items);
    return item === undefined ? undefined : / \| /.test(item) ? `(${item})[]` : `${item}[]`;
  }
  return union((Array.isArray(type) ? type : [type]).map((one) => PRIMITIVES[String(one)]));
}

function union(types: readonly (string | undefined)[]): string | undefined {
  return types.includes(undefined) ? undefined : [...new Set(types)].join(" | ");
}
