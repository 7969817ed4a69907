/** A JSON Schema of the spec (dialect 2020-12). References have the form `#/…/{name}`, with a name of {@link Schemas}. */
export type Schema = boolean | Readonly<Record<string, unknown>>;

/** The schemas of the spec by name. */
export type Schemas = Readonly<Record<string, Schema>>;

/** The fields, items and known values that all the schemas for one place describe. */
export interface Outline {
  /** The schemas of each field that is named. */
  readonly fields: ReadonlyMap<string, readonly Schema[]>;
  /** The schemas of further fields, if they are mentioned at all. */
  readonly otherFields: readonly Schema[] | undefined;
  readonly items: readonly Schema[];
  /** The values that are known although others may come. */
  readonly knownValues: readonly unknown[];
}

/** Outlines by what they were made of, because a list of a hundred items has a hundred places of one schema. */
const outlines = new WeakMap<Schemas, WeakMap<object, Outline>>();

/** Collects what schemas say about one place, through references and combinations of schemas. */
export function outline(schemas: readonly Schema[], named: Schemas): Outline {
  const [only] = schemas;
  if (schemas.length !== 1 || !isSchemaObject(only)) return outlineOf(schemas, named);
  const known = outlines.get(named) ?? new WeakMap<object, Outline>();
  outlines.set(named, known);
  const found = known.get(only) ?? outlineOf(schemas, named);
  known.set(only, found);
  return found;
}

function outlineOf(schemas: readonly Schema[], named: Schemas): Outline {
  const fields = new Map<string, Schema[]>();
  const items: Schema[] = [];
  const knownValues: unknown[] = [];
  let otherFields: Schema[] | undefined;
  const seen = new Set<Schema>();

  const collect = (schema: unknown): void => {
    if (!isSchemaObject(schema) || seen.has(schema)) return;
    seen.add(schema);
    if (typeof schema["$ref"] === "string") collect(named[nameIn(schema["$ref"])]);
    for (const keyword of ["allOf", "anyOf", "oneOf"]) listIn(schema, keyword).forEach(collect);
    for (const keyword of ["if", "then", "else"]) collect(schema[keyword]);
    for (const [name, field] of Object.entries(schema["properties"] ?? {})) {
      fields.set(name, [...(fields.get(name) ?? []), field as Schema]); // each value of `properties` is a schema
    }
    for (const keyword of ["additionalProperties", "unevaluatedProperties"]) {
      // `false` doesn't mention them: the validator refuses what it forbids.
      if (schema[keyword] !== undefined && schema[keyword] !== false)
        otherFields = [...(otherFields ?? []), schema[keyword] as Schema];
    }
    const patterns = Object.values(schema["patternProperties"] ?? {});
    if (patterns.length > 0) otherFields = [...(otherFields ?? []), ...(patterns as Schema[])];
    if (schema["items"] !== undefined) items.push(schema["items"] as Schema);
    items.push(...(listIn(schema, "prefixItems") as Schema[]));
    knownValues.push(...listIn(schema, "x-extensible-enum"));
  };
  schemas.forEach(collect);
  return { fields, otherFields, items, knownValues };
}

/** The name that a reference ends with. */
export function nameIn(reference: string): string {
  return reference.slice(reference.lastIndexOf("/") + 1);
}

function listIn(schema: Readonly<Record<string, unknown>>, keyword: string): readonly unknown[] {
  const list = schema[keyword];
  return Array.isArray(list) ? list : [];
}

export function isSchemaObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
