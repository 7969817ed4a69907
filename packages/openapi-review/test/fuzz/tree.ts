/** A part of a description as JSON, which edits take apart: an operation, a parameter, a body, a schema. */
export type Node = boolean | { readonly [key: string]: unknown };
export type Schema = Node;
export type Schemas = Readonly<Record<string, Schema>>;

export interface Header {
  readonly required?: boolean;
  readonly style?: string;
  readonly explode?: boolean;
  readonly schema: Schema;
}

export interface Parameter extends Header {
  readonly name: string;
  readonly in: "path" | "query" | "header";
}

/** A request body or a response. */
export interface Body {
  readonly required?: boolean;
  readonly headers?: Readonly<Record<string, Header>>;
  readonly content?: Readonly<Record<string, { readonly schema?: Schema }>>;
}

export interface Operation {
  readonly operationId?: string;
  readonly parameters?: readonly Parameter[];
  readonly requestBody?: Body;
  readonly responses: Readonly<Record<string, Body>>;
}

/** An operation, and the schemas that it refers to. */
export interface Api {
  readonly operation: Operation;
  readonly schemas: Schemas;
}

/** Writes the document that says this. */
export function document({ operation, schemas }: Api): object {
  const responses = Object.fromEntries(
    Object.entries(operation.responses).map(([key, one]) => [key, { description: "", ...one }]),
  );
  const paths = { "/x/{id}": { put: { ...operation, responses } } };
  return { openapi: "3.1.0", info: { title: "x", version: "1" }, paths, components: { schemas } };
}

export type Kind = "operation" | "parameter" | "body" | "media" | "header" | "schema";

const lists = new Set(["allOf", "anyOf", "oneOf", "prefixItems", "parameters"]);
export const maps: ReadonlySet<string> = new Set(
  "properties patternProperties schemas content responses headers".split(" "),
);
const singles = new Set(
  "items additionalProperties contains not if then else propertyNames operation requestBody schema".split(" "),
);
const kinds: Readonly<Record<string, Kind>> = {
  operation: "operation",
  parameters: "parameter",
  requestBody: "body",
  responses: "body",
  content: "media",
  headers: "header",
};

/** The key of the parent, and where in its list or map the child is. */
export type Way = readonly [key: string, at?: string | number];

export const asObject = (node: Node): { readonly [key: string]: unknown } => (typeof node === "object" ? node : {});

/** The parts right below one, with the way to them. */
export function childrenOf(node: Node): [way: Way, child: Node, kind: Kind][] {
  return Object.entries(asObject(node)).flatMap(([key, value]): [Way, Node, Kind][] => {
    const kind = kinds[key] ?? "schema";
    if (lists.has(key)) return (value as Node[]).map((child, index) => [[key, index], child, kind]);
    if (maps.has(key)) return Object.entries(value as Schemas).map(([name, child]) => [[key, name], child, kind]);
    return singles.has(key) ? [[[key], value as Node, kind]] : [];
  });
}

/** Puts another part in the place of one. */
export function withChild(parent: Node, [key, at]: Way, child: Node): Node {
  const value = asObject(parent)[key];
  const list = Array.isArray(value) ? value.map((one: unknown, index) => (index === at ? child : one)) : undefined;
  const map = at === undefined ? child : { ...(value as object), [at]: child };
  return { ...asObject(parent), [key]: list ?? map };
}

/** The name of the schema that one refers to. */
export function refersTo(schema: Schema): string | undefined {
  const { $ref } = asObject(schema);
  return typeof $ref === "string" ? $ref.split("/").at(-1) : undefined;
}

export type Part = { readonly [keyword: string]: unknown };

/**
 * The schema, what it refers to and the members of its `allOf`: all of them hold for the value.
 *
 * @param keys - The keywords whose members count, such as those of which only some hold.
 */
export function partsOf(
  schema: Schema,
  schemas: Schemas,
  keys: readonly string[] = ["allOf"],
  trail: readonly Schema[] = [],
): Part[] {
  if (typeof schema !== "object" || trail.includes(schema)) return [];
  const name = refersTo(schema);
  const members = childrenOf(schema).flatMap(([[key], child]) => (keys.includes(key) ? [child] : []));
  const next = [...members, ...(name !== undefined && name in schemas ? [schemas[name]!] : [])]; // it is one
  return [schema, ...next.flatMap((one) => partsOf(one, schemas, keys, [...trail, schema]))];
}

export const isUnion = ({ anyOf, oneOf }: Part): boolean => anyOf !== undefined || oneOf !== undefined;

export function childOf(parts: readonly Part[], key: string): Schema {
  const found = parts.flatMap((part) =>
    childrenOf(part).flatMap(([[kind, name], child]) =>
      (kind === "properties" && name === key) || (kind === "items" && key === "[]") ? [child] : [],
    ),
  );
  return found.length === 1 ? found[0]! : { allOf: found }; // there is one
}
