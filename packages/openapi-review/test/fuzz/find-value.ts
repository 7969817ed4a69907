import { Ajv2020, type ValidateFunction } from "ajv/dist/2020.js";
import { asObject, childrenOf, partsOf, withChild, type Part, type Schema, type Schemas } from "./tree.ts";

const MOST_VALUES = 600;

/** In a request no field that is read only is sent; in a response none that is write only is returned. */
const leftOut = { request: "readOnly", response: "writeOnly" } as const;

/** A schema, with those that it refers to. */
export interface Rooted {
  readonly schema: Schema;
  readonly schemas: Schemas;
}

/**
 * Looks for a value that proves a break: a request that was valid and is not any more, or a response that is valid now
 * and was not. It has only fields that its own version describes.
 *
 * @param isOther - Tells of a value that both allow whether it is written otherwise.
 */
export function findValue(
  own: Rooted,
  other: Rooted,
  flow: "request" | "response",
  seed: number,
  isOther: (value: unknown) => boolean,
): { readonly value: unknown } | undefined {
  const mine = sentThisWay({ ...own.schemas, Root: own.schema }, leftOut[flow]);
  // It depends on the alternative whether a field is sent. The doubt is in favour of the verdict.
  const theirs = sentThisWay({ ...other.schemas, Root: other.schema }, leftOut[flow], ["allOf", "anyOf", "oneOf"]);
  const [isOwn, isKnown, isValid] = [validator(mine), validator(closed(mine)), validator(theirs)];
  const value = valuesOf(mine, seed).find(
    (one) => isOwn(one) === true && isKnown(one) === true && (isValid(one) === false || isOther(one)),
  );
  return value === undefined ? undefined : { value };
}

/** Values that a schema allows, with only the fields that it describes. */
export function validValues({ schema, schemas }: Rooted, flow: "request" | "response", seed: number): unknown[] {
  const own = sentThisWay({ ...schemas, Root: schema }, leftOut[flow]);
  const [isOwn, isKnown] = [validator(own), validator(closed(own))];
  return valuesOf(own, seed).filter((one) => isOwn(one) === true && isKnown(one) === true);
}

/** Validates a value; undefined where that never ends. */
function validator(schemas: Schemas): (value: unknown) => boolean | undefined {
  const ajv = new Ajv2020({ strict: false, validateFormats: false, validateSchema: false, logger: false });
  let validate: ValidateFunction | undefined;
  let isEndless = false;
  return (value) => {
    if (isEndless) return undefined;
    try {
      validate ??= ajv.addSchema({ $id: "x", components: { schemas } }).compile({ $ref: "x#/components/schemas/Root" });
      return validate(value);
    } catch {
      isEndless = true;
      return undefined;
    }
  };
}

/**
 * Takes out the fields that are not sent this way, and that they are required. Readers take `oneOf` as it comes.
 *
 * @param keys - The keywords whose members may say that a field isn't sent, so that nobody has to send it.
 */
function sentThisWay(schemas: Schemas, flag: string, keys?: readonly string[]): Schemas {
  const visit = (one: Schema): Schema => {
    const inner = dispatched(
      childrenOf(one).reduce<Schema>((parent, [path, child]) => withChild(parent, path, visit(child)), one),
    );
    if (typeof inner === "object" && inner["oneOf"] && flag === "writeOnly") {
      const { oneOf, anyOf, ...rest } = inner;
      return {
        ...rest,
        anyOf: oneOf,
        ...(anyOf !== undefined && { allOf: [{ anyOf }, ...((rest["allOf"] as Schema[] | undefined) ?? [])] }),
      };
    }
    if (typeof inner !== "object") return inner;
    const absent = (parts: readonly Part[]): string[] =>
      parts
        .flatMap((part) => Object.entries((part["properties"] ?? {}) as Schemas))
        .flatMap(([name, field]) => (asObject(field)[flag] === true ? [name] : []));
    const [gone, unneeded] = [absent(partsOf(one, schemas)), absent(partsOf(one, schemas, keys))];
    const { properties, required } = inner;
    return {
      ...inner,
      ...(properties !== undefined && {
        properties: Object.fromEntries(Object.entries(properties as Schemas).filter(([name]) => !gone.includes(name))),
      }),
      ...(Array.isArray(required) && { required: (required as string[]).filter((name) => !unneeded.includes(name)) }),
    };
  };
  return Object.fromEntries(Object.entries(schemas).map(([name, one]) => [name, visit(one)]));
}

/** Who reads a discriminator takes the schema that it names. */
function dispatched(one: Schema): Schema {
  if (typeof one !== "object" || !one["discriminator"]) return one;
  const keyword = one["oneOf"] ? "oneOf" : "anyOf";
  const { [keyword]: members, discriminator, ...rest } = one;
  if (!members) return one;
  const { propertyName, mapping = {} } = discriminator as { propertyName: string; mapping?: Record<string, string> };
  const anyOf = (members as { $ref?: string }[]).map((member) => {
    const name = nameOf(member.$ref ?? "inline");
    const values = Object.keys(mapping).filter((value) => nameOf(mapping[value]!) === name); // a key of its own
    return {
      allOf: [member],
      required: [propertyName],
      properties: { [propertyName]: { enum: values.length > 0 ? values : [name] } },
    };
  });
  return { ...rest, allOf: [{ anyOf }, ...((rest["allOf"] as Schema[] | undefined) ?? [])] };
}

function nameOf(reference: string): string {
  return reference.split("/").at(-1)!; // of at least one part
}

function shut(one: Schema): Schema {
  return typeof one === "object" ? { ...one, unevaluatedProperties: false } : one;
}

/** Allows no field that is not described where the value is. Conditions stay as they are. */
function closed(schemas: Schemas): Schemas {
  const visit = (one: Schema): Schema =>
    childrenOf(one).reduce<Schema>((parent, [path, child]) => {
      const [key] = path;
      if (["not", "if", "contains", "propertyNames"].includes(key)) return parent;
      const isInPlace = ["allOf", "anyOf", "oneOf", "then", "else"].includes(key);
      return withChild(parent, path, isInPlace ? visit(child) : shut(visit(child)));
    }, one);
  const { Root, ...others } = Object.fromEntries(Object.entries(schemas).map(([name, one]) => [name, visit(one)]));
  return { ...others, Root: shut(Root!) }; // there is one
}

const strings = ["", "a", "b", "ab", "ba", "aaa", "bbbb"];
const numbers = [-1, 0, 0.5, 1, 1.5, 2, 3, 4];

/** Values that may fit, and some that do not: all combinations of a few at each place. */
function valuesOf(schemas: Schemas, seed: number): unknown[] {
  let state = seed;
  // Of a linear congruential generator the high bits are good enough to leave values out. (Numerical Recipes, 7.1)
  const random = (below: number): number => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
  const pick = <T>(list: readonly T[], most: number): T[] => {
    const rest = [...list];
    while (rest.length > most) rest.splice(random(rest.length), 1);
    return rest;
  };
  const resolve = (one: Schema, trail: readonly Schema[]): Schema[] => {
    if (typeof one !== "object" || trail.includes(one)) return [];
    const reference = typeof one["$ref"] === "string" ? schemas[one["$ref"].split("/").at(-1)!] : undefined; // of components
    const inner = [...trail, one];
    const inPlace = childrenOf(one).flatMap(([[key], child]) =>
      ["allOf", "anyOf", "oneOf", "then", "else", "if", "not"].includes(key) ? resolve(child, inner) : [],
    );
    return [one, ...(reference === undefined ? [] : resolve(reference, inner)), ...inPlace];
  };
  const values = (one: Schema, depth: number): unknown[] => {
    const all = resolve(one, []).filter((part) => typeof part === "object");
    const types = new Set(all.flatMap(({ type }) => (type as string | string[] | undefined) ?? []));
    const isAny = types.size === 0;
    const constants = all.flatMap((part) => [
      ...("const" in part ? [part["const"]] : []),
      ...((part["enum"] as unknown[] | undefined) ?? []),
    ]);
    const found: unknown[] = [...constants, ...(isAny && constants.length > 0 ? [] : [null])];
    if (isAny || types.has("string")) found.push(...pick(strings, depth === 0 ? 7 : 5));
    if (isAny || types.has("number") || types.has("integer")) found.push(...pick(numbers, depth === 0 ? 8 : 5));
    if (isAny || types.has("boolean")) found.push(true, false);
    if (depth > 2) return found;
    if (types.has("array") || isAny) {
      const items = all.flatMap((part) =>
        childrenOf(part).flatMap(([[key], child]) =>
          key === "items" || key === "contains" || key === "prefixItems" ? [child] : [],
        ),
      );
      const of = pick(items.length > 0 ? items.flatMap((item) => values(item, depth + 1)) : ["a", 1], 5);
      found.push(
        [],
        ...of.map((x) => [x]),
        ...of.flatMap((x) => pick(of, 2).map((y) => [x, y])),
        ...of.slice(0, 2).map((x) => [x, x, x]),
      );
    }
    if (types.has("object") || isAny) {
      const fields = new Map<string, Schema[]>();
      for (const part of all) {
        for (const [path, child] of childrenOf(part)) {
          if (path[0] === "properties") fields.set(String(path[1]), [...(fields.get(String(path[1])) ?? []), child]);
          if (path[0] === "additionalProperties")
            for (const key of ["x", "a", "b"]) fields.set(key, [...(fields.get(key) ?? []), child]);
          if (path[0] === "patternProperties")
            for (const key of ["a", "ax"]) fields.set(key, [...(fields.get(key) ?? []), child]);
        }
        if (Array.isArray(part["required"]))
          for (const key of part["required"] as string[]) fields.set(key, fields.get(key) ?? []);
      }
      let objects: object[] = [{}];
      for (const [key, of] of fields) {
        const some = pick(
          of.length > 0 ? of.flatMap((field) => values(field, depth + 1)) : ["a", 1],
          depth === 0 ? 8 : 4,
        );
        objects = pick(
          [...objects, ...some.flatMap((value) => objects.map((object) => ({ ...object, [key]: value })))],
          depth === 0 ? MOST_VALUES : 40,
        );
      }
      found.push(...objects);
    }
    return pick(found, depth === 0 ? MOST_VALUES : 30);
  };
  return values(schemas["Root"]!, 0); // there is one
}
