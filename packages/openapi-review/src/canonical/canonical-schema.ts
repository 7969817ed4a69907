import { isDeepStrictEqual } from "node:util";
import type { CanonicalNode } from "./canonical-node.ts";
import { arrayOrEmpty, isJsonObject, objectOrEmpty, type JsonObject } from "../document/json-object.ts";
import { jsonPointer } from "../document/json-pointer.ts";
import type { ReferenceResolver } from "../document/reference-resolver.ts";
import { byText, matches, type Form } from "./schema-form.ts";
import { annotations, formsOf, pick, silent } from "./schema-forms.ts";

/** The default of each keyword. */
const takenForGranted: JsonObject = {
  deprecated: false,
  readOnly: false,
  writeOnly: false,
  uniqueItems: false,
  minLength: 0,
  minItems: 0,
  minProperties: 0,
  unevaluatedItems: true,
  unevaluatedProperties: true,
};

/** Keywords that limit values of one type, and say nothing of others. */
const typesOfKeywords: readonly (readonly [keywords: RegExp, types: readonly string[]])[] = [
  [/^(?:(?:min|max)Length|pattern|content.*)$/, ["string"]],
  [/^(?:minimum|maximum|exclusive.*|multipleOf)$/, ["integer", "number"]],
  [/^(?:(?:min|max)(?:Items|Contains)|uniqueItems|contains|.*Items|items)$/, ["array"]],
  [/^(?:properties|required|.*Properties|propertyNames|dependent.*|discriminator)$/, ["object"]],
];

/** Keywords with schemas that the data itself need not fit. They are compared as a whole. */
const conditions = new Set(
  "not contains propertyNames contentSchema unevaluatedItems unevaluatedProperties".split(" "),
);

/**
 * Brings a schema into one form: references followed, `allOf` merged, unions and lists of types taken apart, null taken
 * out of all of them, `const` and a list of constants written as `enum`.
 *
 * @param required - Whether the property, parameter or header that the schema belongs to has to be there.
 * @param expanding - The conditions that it is part of, so that one which contains itself ends.
 */
export function schemaNode(
  schema: unknown,
  resolve: ReferenceResolver,
  required = false,
  expanding: readonly unknown[] = [],
): CanonicalNode {
  const own = resolve(schema ?? {});
  const all = formsOf(schema ?? {}, resolve).map(typed);
  const others = all.filter(({ keywords }) => keywords["type"] !== "null");
  const nonNull = joinConstants(others);
  const common = shared(nonNull);
  const forms = nonNull.map((form) => formNode(form, common, resolve, expanding));
  const nullable = all.some((form) => fitsNull(form, resolve));
  return {
    identity: own.identity,
    name: own.isReferenceAlone || nonNull.length !== 1 ? own.name : undefined,
    facts: {
      ...(required && { required }),
      ...(nullable && { nullable }),
      ...facts({ ...common, ...annotationsOf(schema, resolve) }),
    },
    parts: new Map(),
    forms,
    words: [...new Set(forms.map(({ words }) => words))].toSorted().join(" or ") || (nullable ? "null" : "nothing"),
  };
}

/** The statements of a schema and of the members of its `allOf`, whether any value fits them or none. */
function annotationsOf(schema: unknown, resolve: ReferenceResolver): JsonObject {
  const { value } = resolve(schema);
  const members = arrayOrEmpty(value["allOf"]).map((member) => annotationsOf(member, resolve));
  const all = [...members, pick(value, annotations)];
  // If one of them says so, it is: JSON Schema 2020-12, Validation, sections 9.3 and 9.4.
  const isSaid = ["readOnly", "writeOnly", "deprecated"].filter((name) => all.some((one) => one[name] === true));
  return Object.assign({}, ...all, Object.fromEntries(isSaid.map((name) => [name, true]))) as JsonObject;
}

/** The statements that all forms share. */
function shared([first, ...others]: readonly Form[]): JsonObject {
  return Object.fromEntries(
    Object.entries(first?.annotations ?? {}).filter(([key, value]) =>
      others.every((other) => isDeepStrictEqual(other.annotations[key], value)),
    ),
  );
}

/** A schema whose keywords are those of one type is meant to have it. */
function typed(form: Form): Form {
  const { type, properties, items, enum: values } = form.keywords;
  const implied = properties !== undefined ? "object" : items !== undefined ? "array" : values && "string";
  if (type !== undefined || implied === undefined || Array.isArray(values)) return form;
  return { ...form, keywords: { ...form.keywords, type: implied } };
}

/** A schema without a type allows null too, unless a condition excludes it. */
function fitsNull(
  { keywords: { type, enum: values, not, conditions: branches } }: Form,
  resolve: ReferenceResolver,
  within: readonly object[] = [],
): boolean {
  const fits = (schema: unknown = {}): boolean => {
    const { identity } = resolve(schema);
    const isFit = (form: Form): boolean => fitsNull(form, resolve, [...within, identity]);
    return within.includes(identity) || formsOf(schema, resolve, [], true).some(isFit);
  };
  return (
    (type === "null" || (type === undefined && !Array.isArray(values))) &&
    (not === undefined || !fits(not)) &&
    arrayOrEmpty(branches).every((branch) => {
      const [test, then, other] = arrayOrEmpty(branch);
      return fits(fits(test) ? then : other);
    })
  );
}

/** The keywords, but for words, that one of several alternatives has of its own. */
const ownOfForms = ["readOnly", "writeOnly", "default", "xml", "oneOf", "discriminator"];

function formNode(
  { keywords, identity, name, annotations: said }: Form,
  common: JsonObject,
  resolve: ReferenceResolver,
  expanding: readonly unknown[],
): CanonicalNode {
  const { type } = keywords;
  const relevant = Object.fromEntries(Object.entries(keywords).filter(([key]) => concerns(key, type)));
  const { properties, required, items, prefixItems, patternProperties, additionalProperties, ...rest } = relevant;
  const { minimum, exclusiveMinimum, maximum, exclusiveMaximum, ...plain } = rest;
  const isInteger = type === "integer";
  const parts = new Map<string, () => CanonicalNode>();
  const add = (pointer: readonly string[], schema: unknown, isNeeded = false): void =>
    void parts.set(jsonPointer(pointer), () => schemaNode(schema, resolve, isNeeded, expanding));
  const fields = objectOrEmpty(properties);
  const needed = new Set(arrayOrEmpty(required).map(String));
  const patterns = Object.entries(objectOrEmpty(patternProperties));
  for (const field of new Set([...Object.keys(fields), ...needed])) {
    // One that has to be there, and isn't described, is what the further fields are.
    const [, other = additionalProperties ?? {}] = patterns.find(([pattern]) => matches(pattern, field)) ?? [];
    add(["properties", field], Object.hasOwn(fields, field) ? fields[field] : other, needed.has(field));
  }
  if (items !== undefined && !isAnything(items)) add(["items"], items);
  const isTyped = isJsonObject(additionalProperties) && !isAnything(additionalProperties);
  if (isTyped) add(["additionalProperties"], additionalProperties);
  for (const [key, schema] of patterns) add(["patternProperties", key], schema);
  for (const [index, schema] of arrayOrEmpty(prefixItems).entries()) add(["prefixItems", String(index)], schema);
  return {
    identity,
    name,
    facts: facts({
      ...pick(
        said,
        ownOfForms.filter((keyword) => !(keyword in common)),
      ),
      ...Object.fromEntries(Object.entries(plain).map(([key, value]) => [key, whole(key, value, resolve, expanding)])),
      minimum: bound(minimum, exclusiveMinimum, isInteger, 1),
      maximum: bound(maximum, exclusiveMaximum, isInteger, -1),
      ...(plain["contains"] !== undefined && { minContains: plain["minContains"] ?? 1 }),
      ...(isTyped && { additionalProperties: "a schema" }),
      ...(additionalProperties === false && { additionalProperties }),
    }),
    parts,
    forms: [],
    words: typeof type === "string" ? type : "any",
  };
}

function concerns(keyword: string, type: unknown): boolean {
  const [, types] = typesOfKeywords.find(([keywords]) => keywords.test(keyword)) ?? [];
  return type === undefined || !types || types.some((one) => one === type);
}

/** A condition in canonical form, with what its references lead to. */
function whole(keyword: string, value: unknown, resolve: ReferenceResolver, expanding: readonly unknown[]): unknown {
  const expand = (schema: unknown): unknown =>
    expanding.includes(schema) ? "itself" : tree(schemaNode(schema, resolve, false, [...expanding, schema]));
  if (keyword === "contains" && Array.isArray(value))
    return value.map(([schema, ...limits]: [unknown, unknown, unknown]) => [expand(schema), ...limits]);
  if (keyword === "conditions") return arrayOrEmpty(value).map((one) => arrayOrEmpty(one).map(expand));
  if (keyword === "dependentSchemas" && isJsonObject(value))
    return Object.fromEntries(Object.entries(value).map(([key, schema]) => [key, expand(schema)]));
  return conditions.has(keyword) && isJsonObject(value) ? expand(value) : value;
}

function tree(node: CanonicalNode, ancestors: readonly object[] = []): unknown {
  if (ancestors.includes(node.identity) && node.forms.length > 0) return ancestors.indexOf(node.identity);
  const { summary: _, description: __, deprecated: ___, ...limits } = node.facts;
  const inner = [...ancestors, node.identity];
  const parts = [...node.parts].map(([key, make]) => [key, tree(make(), inner)]);
  return [limits, Object.fromEntries(parts), node.forms.map((form) => tree(form, inner))];
}

/**
 * The lowest value that fits (or with -1 the highest), or the one that all values are above (or below). All integers above
 * 0 are at least 1.
 */
function bound(inclusive: unknown, exclusive: unknown, isInteger: boolean, sign: 1 | -1): unknown {
  const at = typeof inclusive === "number" ? inclusive * sign : -Infinity;
  const past = typeof exclusive === "number" ? exclusive * sign : -Infinity;
  if (at === -Infinity && past === -Infinity) return inclusive ?? exclusive;
  if (isInteger) return Math.max(Math.ceil(at), Math.floor(past) + 1) * sign;
  return at > past ? inclusive : sign === 1 ? { above: exclusive } : { below: exclusive };
}

function facts(keywords: JsonObject): JsonObject {
  return Object.fromEntries(
    Object.entries(keywords).filter(
      ([key, value]) => !silent.test(key) && value !== undefined && takenForGranted[key] !== value,
    ),
  );
}

/** `true` and `{}` allow anything, and so does a schema of words alone. */
function isAnything(schema: unknown): boolean {
  return (
    schema === true ||
    (isJsonObject(schema) && Object.keys(schema).every((key) => /^(?:description|title|examples?)$/.test(key)))
  );
}

/** A union of constants of one type is an enum, whichever way it is written. */
function joinConstants(forms: readonly Form[]): readonly Form[] {
  const [first] = forms;
  const isConstant = ({ keywords }: Form): boolean =>
    Array.isArray(keywords["enum"]) &&
    keywords["type"] === first?.keywords["type"] &&
    Object.keys(keywords).length === 2;
  if (!first || forms.length < 2 || !forms.every(isConstant)) return forms;
  const values = forms.flatMap(({ keywords }) => arrayOrEmpty(keywords["enum"])).toSorted(byText);
  return [{ ...first, name: undefined, keywords: { ...first.keywords, enum: values } }];
}
