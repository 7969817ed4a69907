import fc from "fast-check";
import { clean, fieldNames, maybe, schema, small } from "./schema-arbitrary.ts";
import {
  asObject,
  childrenOf,
  maps,
  withChild,
  type Api,
  type Kind,
  type Node,
  type Operation,
  type Parameter,
} from "./tree.ts";

/** Two versions of an API. */
export interface Pair {
  readonly before: Api;
  readonly after: Api;
}

const named = fc.constantFrom("A", "B").map((name): Node => ({ $ref: `#/components/schemas/${name}` }));
const media = fc
  .oneof({ weight: 3, arbitrary: named }, { weight: 1, arbitrary: schema })
  .map((of): Node => ({ schema: of }));
const mediaTypes = fc.constantFrom(
  "application/json",
  "application/json;v=1",
  "application/json; v=2",
  "application/xml",
  "application/*",
);
const content = fc.dictionary(mediaTypes, media, { minKeys: 1, maxKeys: 2 });
const header = fc
  .record({ required: maybe(fc.boolean()), explode: maybe(fc.boolean()), schema })
  .map((one) => clean(one));
const body = fc
  .record({
    required: maybe(fc.boolean()),
    content: fc.option(content, { freq: 4, nil: undefined }),
    headers: maybe(fc.dictionary(fc.constant("X"), header, { maxKeys: 1 })),
  })
  .map((one) => clean(one));
const parameter = fc
  .record({
    in: fc.constantFrom("path", "query", "query", "header"),
    name: fc.constantFrom("p", "q"),
    style: maybe(fc.constantFrom("form", "pipeDelimited", "deepObject", "simple", "label", "matrix")),
    header,
  })
  .map(({ header: own, ...more }) => clean({ ...more, ...asObject(own) }));
const status = fc.constantFrom("200", "201", "204", "404", "503", "4XX", "default");
const operations = fc
  .record({
    operationId: maybe(fc.constant("put")),
    parameters: maybe(fc.array(parameter, { minLength: 1, maxLength: 2 })),
    requestBody: maybe(body),
    responses: fc.dictionary(status, body, { minKeys: 1, maxKeys: 2 }),
  })
  .map((one) => clean(one));

type Change = (node: Node, kind: Kind) => Node;

/** Puts a schema into a union. A flag of its field stays where it is. */
function wrapped(keyword: string, members: readonly Node[]): Node {
  const { readOnly, writeOnly } = asObject(members[0] ?? {});
  return clean({ [keyword]: members, readOnly, writeOnly });
}

const ofSchemas = fc.oneof(
  fc.tuple(fc.constantFrom("minimum", "maximum", "minLength", "maxLength", "minItems", "maxItems"), small).map(
    ([key, value]) =>
      (one: Node) =>
        key in asObject(one) ? { ...asObject(one), [key]: value } : one,
  ),
  fc
    .constantFrom("readOnly", "writeOnly")
    .map((flag) => (one: Node) => ({ ...asObject(one), [flag]: asObject(one)[flag] !== true })),
  fc.constant((one: Node) => {
    const { anyOf, oneOf, ...rest } = asObject(one);
    return anyOf ? { ...rest, oneOf: anyOf } : oneOf ? { ...rest, anyOf: oneOf } : rest;
  }),
  fc.tuple(fc.constantFrom("anyOf", "oneOf", "allOf"), schema).map(([keyword, other]) => (one: Node) => {
    const members = asObject(one)[keyword];
    return Array.isArray(members)
      ? { ...asObject(one), [keyword]: [...(members as Node[]), other] }
      : wrapped(keyword, [one, other]);
  }),
  fc.constantFrom("anyOf", "oneOf", "allOf").map((keyword) => (one: Node) => {
    const members = asObject(one)[keyword];
    return Array.isArray(members) && members.length > 1
      ? { ...asObject(one), [keyword]: members.slice(1) as Node[] }
      : wrapped(keyword, [one]);
  }),
  // What an author does who thinks that allOf is nothing but a way to write its members.
  fc.constant((one: Node) => {
    const { allOf, ...rest } = asObject(one);
    const parts = Array.isArray(allOf) ? [...(allOf as Node[]).map(asObject), rest] : [rest];
    const properties = Object.assign({}, ...parts.map((part) => part["properties"])) as object;
    const whole = Object.assign({}, ...parts) as object;
    return clean({ ...whole, ...(Object.keys(properties).length > 0 && { properties }) });
  }),
  fc.subarray(fieldNames).map((required) => (one: Node) => ({ ...asObject(one), required })),
  fc.constant((one: Node) => {
    const fields = asObject(one)["properties"] as object | undefined;
    return fields ? { ...asObject(one), properties: Object.fromEntries(Object.entries(fields).toReversed()) } : one;
  }),
);

const others: fc.Arbitrary<Record<Kind, Node>> = fc.record({
  operation: operations,
  parameter,
  body,
  media,
  header,
  schema,
});

/** What an edit does to a part of any kind: another one, or a keyword of another, or none, or an entry more or less. */
const ofAll = fc.oneof(
  others.map((other) => (_: Node, kind: Kind) => other[kind]),
  fc.tuple(others, fc.nat({ max: 6 })).map(([other, at]) => (one: Node, kind: Kind) => {
    const [key, value] = Object.entries(asObject(other[kind]))[at] ?? [];
    return key === undefined ? one : { ...asObject(one), [key]: value };
  }),
  fc
    .nat({ max: 6 })
    .map((at) => (one: Node) => Object.fromEntries(Object.entries(asObject(one)).filter((_, index) => index !== at))),
  others.map((other) => (one: Node, kind: Kind) => {
    const entries = Object.entries(asObject(other[kind])).filter(([key]) => maps.has(key) || key === "parameters");
    const more = entries.map(([key, value]) => {
      const own = asObject(one)[key];
      return [
        key,
        Array.isArray(value)
          ? [...((own as Node[]) ?? []), ...(value as Node[])]
          : { ...(value as object), ...(own as object) },
      ];
    });
    return { ...asObject(one), ...(Object.fromEntries(more) as object) };
  }),
  fc.nat({ max: 2 }).map((at) => (one: Node) => {
    const less = Object.entries(asObject(one)).map(([key, value]) => [
      key,
      maps.has(key) ? Object.fromEntries(Object.entries(value as object).filter((_, index) => index !== at)) : value,
    ]);
    return Object.fromEntries(less) as Node;
  }),
);

/** What an edit does, and at which place. */
const edit: fc.Arbitrary<readonly [place: number, change: Change]> = fc.tuple(
  fc.nat({ max: 20 }),
  fc.tuple(fc.boolean(), ofAll, ofSchemas).map(
    ([isOwn, all, own]) =>
      (one: Node, kind: Kind) =>
        isOwn && kind === "schema" ? own(one) : all(one, kind),
  ),
);

/** Pairs of versions: an operation with two schemas, and the same after one or two edits somewhere in them. */
export const pairs: fc.Arbitrary<Pair> = fc
  .tuple(
    fc.record({ operation: operations, schemas: fc.record({ A: schema, B: schema }) }),
    fc.array(edit, { minLength: 1, maxLength: 2 }),
  )
  .map(([first, edits]) => {
    const before = asWritten(first);
    return { before, after: asWritten(edits.reduce<Node>((api, one) => edited(api, one), { ...before })) };
  });

/** An API as one writes it: each parameter once, some response, and no place for a name that is not there. */
function asWritten(node: Node): Api {
  const { operation: own, schemas } = settled(node, {}) as unknown as Api; // what is made of one is one
  const parameters = (own.parameters ?? []).flatMap((one): Parameter[] => {
    if (!one.name || !one.in || one.schema === undefined) return [];
    const styles = { path: /simple|label|matrix/, query: /form|pipe|deep/, header: /simple/ }[one.in];
    const { style, ...rest } = one;
    return [
      {
        ...rest,
        ...(one.in === "path" && { name: "id", required: true }),
        ...(style !== undefined && styles.test(style) && { style }),
      },
    ];
  });
  const { parameters: _, ...rest } = own;
  const operation: Operation = {
    ...rest,
    ...(parameters.length > 0 && {
      parameters: [...new Map(parameters.map((one) => [`${one.in} ${one.name}`, one])).values()],
    }),
    responses: Object.keys(own.responses ?? {}).length > 0 ? own.responses : { 200: {} },
  };
  return { operation, schemas: { A: true, B: true, ...schemas } };
}

/** Schemas as one writes them: `readOnly` and `writeOnly` at a field, and a type beside what is of one type. */
function settled(one: Node, flags: object): Node {
  if (typeof one !== "object") return one;
  const { readOnly: _, writeOnly: __, ...rest } = one;
  const type = rest["type"] ?? ("properties" in rest ? "object" : "items" in rest ? "array" : undefined);
  const whole: Node = { ...rest, ...(type !== undefined && { type }), ...flags };
  return childrenOf(whole).reduce<Node>((parent, [way, child]) => {
    const own = asObject(child);
    const kept = way[0] === "properties" ? { readOnly: own["readOnly"], writeOnly: own["writeOnly"] } : {};
    return withChild(parent, way, settled(child, clean(kept) as object));
  }, whole);
}

/** Changes the part at a place. Places are counted in the order in which they are met. */
function edited(api: Node, [place, change]: readonly [number, Change]): Node {
  const count = (one: Node): number => 1 + childrenOf(one).reduce((sum, [, child]) => sum + count(child), 0);
  // The whole is no place.
  let left = 1 + (place % (count(api) - 1));
  const visit = (one: Node, kind: Kind): Node => {
    if (left-- === 0) return change(one, kind);
    return childrenOf(one).reduce<Node>((parent, [way, child, of]) => {
      const next = left < 0 ? child : visit(child, of);
      return next === child ? parent : withChild(parent, way, next);
    }, one);
  };
  return visit(api, "operation");
}
