import type { BodyDescription, BodyKind, JsonSchema } from "@frontegg-identity/types/operations";
import { isObject } from "./is-object.ts";
import type { Node, Resolve } from "./reference-resolver.ts";

const SCHEMAS = /^#\/(?:components\/schemas|\$defs)\//;

/** The name of a schema that is a reference to a named one. */
export function nameOfSchema(schema: unknown): string | undefined {
  const reference = isObject(schema) ? schema["$ref"] : undefined;
  return typeof reference === "string" && SCHEMAS.test(reference) ? reference.replace(SCHEMAS, "") : undefined;
}

/** The schema with its references to other schemas pointing into `$defs`, as a validator has them. */
export function withDefs(schema: unknown): JsonSchema {
  const replaced: unknown = JSON.parse(
    JSON.stringify(schema, (key, value: unknown) =>
      key === "$ref" && typeof value === "string" ? value.replace(SCHEMAS, "#/$defs/") : value,
    ),
  );
  return isObject(replaced) ? replaced : {}; // `true` and `false` allow everything to a reader of descriptions
}

/** What a value of the schema is at its top. */
export function kindOfSchema(resolve: Resolve, node: unknown, around: readonly unknown[] = []): BodyKind {
  const schema = resolve(node);
  if (schema["type"] === "array") return "list";
  if (schema["type"] === "object" || schema["properties"] !== undefined) return "object";
  const here = within(around, node);
  const parts = partsOf(schema).map((part) => kindOfSchema(resolve, part, here));
  return parts.length > 0 && parts.every((kind) => kind === parts[0]) ? (parts[0] ?? "value") : "value";
}

/** An example of a schema: its own, that of the schema it refers to, or for a list one item. */
export function exampleOfSchema(resolve: Resolve, node: unknown, around: readonly unknown[] = []): unknown {
  const schema = resolve(node);
  const { example, examples, enum: values, const: constant, items } = schema;
  const [first] = Array.isArray(examples) ? examples : Array.isArray(values) ? values : [];
  const own = example ?? first ?? constant ?? schema["default"];
  if (own !== undefined || items === undefined) return own;
  const item = exampleOfSchema(resolve, items, within(around, node));
  return item === undefined ? undefined : [item];
}

/** The fields of a body that are special, by name and at any depth. */
export function bodyFacts(resolve: Resolve, schema: unknown): Pick<BodyDescription, "jsonText" | "unrepeatable"> {
  const jsonText = new Set<string>();
  const otherwise = new Set<string>();
  const unrepeatable = new Set<string>();
  for (const [name, property] of propertiesOf(resolve, schema)) {
    (isJsonText(resolve, property) ? jsonText : otherwise).add(name);
    if (resolve(property)["x-repeatable"] === false) unrepeatable.add(name);
  }
  // A name that also stands for something else in this body says nothing about what it holds.
  return { jsonText: [...jsonText].filter((name) => !otherwise.has(name)), unrepeatable: [...unrepeatable] };
}

/** Every property of a schema and of the schemas in it. */
function propertiesOf(resolve: Resolve, node: unknown, seen: Set<string> = new Set()): [string, unknown][] {
  const name = nameOfSchema(node);
  if (!isObject(node) || (name !== undefined && seen.has(name))) return [];
  if (name !== undefined) seen.add(name);
  const schema = resolve(node);
  const properties = Object.entries(resolve(schema["properties"]));
  const inner = [...properties.map(([, property]) => property), schema["items"], schema["additionalProperties"]];
  return [...properties, ...[...inner, ...partsOf(schema)].flatMap((one) => propertiesOf(resolve, one, seen))];
}

function isJsonText(resolve: Resolve, node: unknown, around: readonly unknown[] = []): boolean {
  const schema = resolve(node);
  if (schema["contentMediaType"] === "application/json") return true;
  const here = within(around, node);
  return partsOf(schema).some((part) => isJsonText(resolve, part, here));
}

/** The names of the schemas around the parts of one. @throws Error if it is among them, because no value is finite then. */
function within(around: readonly unknown[], node: unknown): readonly unknown[] {
  const name = nameOfSchema(node);
  if (name !== undefined && around.includes(name)) throw new Error(`The schema ${name} consists of itself.`);
  return [...around, name];
}

function partsOf({ allOf, anyOf, oneOf }: Node): unknown[] {
  return [allOf, anyOf, oneOf].flatMap((parts) => (Array.isArray(parts) ? (parts as unknown[]) : []));
}
