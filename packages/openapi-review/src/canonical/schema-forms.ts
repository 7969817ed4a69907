import { unionDiscriminator } from "./discriminator.ts";
import { arrayOrEmpty, isJsonObject, type JsonObject } from "../document/json-object.ts";
import { mayOverlap } from "./may-overlap.ts";
import type { ReferenceResolver } from "../document/reference-resolver.ts";
import { merge, split, type Form } from "./schema-form.ts";
import { UnusableInputError } from "../document/unusable-input-error.ts";

/** Keywords that say something of the place where a schema is used, and nothing of the values that fit. */
export const annotations: readonly string[] = [
  "summary",
  "description",
  "title",
  "deprecated",
  "readOnly",
  "writeOnly",
  "default",
  "xml",
];

/** Keywords that are not compared: words, extensions, and schemas that count where a `$ref` leads to them. */
export const silent: RegExp = /^(?:title|examples?|externalDocs|\$(?:comment|defs|id|schema|anchor)|definitions|x-.*)$/;

/**
 * Finds the forms of a schema: references followed, `allOf` merged, unions and lists of types taken apart.
 *
 * @param trail - The schemas that it is a part of through `allOf`, `oneOf` and `anyOf`.
 * @param isAlone - Whether only the values of each form count, and not how a union tells them apart. To find that out asks
 *   for the forms of fields, and a field may hold the union again.
 */
export function formsOf(
  schema: unknown,
  resolve: ReferenceResolver,
  trail: readonly object[] = [],
  isAlone: boolean = false,
): Form[] {
  const { value, identity, name, layers } = resolve(schema);
  const inner = [...trail, identity];
  const isAgain = trail.includes(identity);
  const isUnion = Array.isArray(value["oneOf"]) || Array.isArray(value["anyOf"]);
  if (isAgain && (!isUnion || trail.indexOf(identity) < trail.lastIndexOf(identity))) {
    throw new UnusableInputError("A schema contains itself through allOf, oneOf or anyOf alone, so it has no form.");
  }
  const sources = layers.flatMap((layer, index) => {
    const { allOf, oneOf, anyOf, ...rest } = layer;
    const isNothing = isJsonObject(rest["not"]) && Object.keys(rest["not"]).length === 0;
    const own = Object.entries(rest).filter(([key]) => !annotations.includes(key));
    const unions = [oneOf, anyOf].filter(Array.isArray).filter((members) => !isAgain && !leadsBack(members));
    const [union] = unions;
    const bare = Object.fromEntries(
      own.filter(([key]) => (!silent.test(key) || key === "x-extensible-enum") && !(union && key === "discriminator")),
    );
    return [
      ...arrayOrEmpty(allOf).map((member) => formsOf(member, resolve, inner, isAlone)),
      ...unions.map((members) => unionForms(members, rest["discriminator"], members === oneOf)),
      isNothing ? [] : split(bare).map((keywords) => form(keywords, index === layers.length - 1)),
    ];
  });
  const start: Form = { keywords: {}, identity, name: sources.length > 1 ? undefined : name, annotations: {} };
  const forms = sources.reduce<readonly Form[]>(combined, [start]);
  const given = pick(value, annotations);
  return forms.map((one) => ({ ...one, annotations: { ...one.annotations, ...given } }));

  function form(keywords: JsonObject, isTarget: boolean): Form {
    return { keywords, identity, name: isTarget ? name : undefined, annotations: {} };
  }

  /** A base schema may list the schemas that are made of it. To them it is the base alone. */
  function leadsBack(members: readonly unknown[]): boolean {
    return members.some((member) => trail.includes(resolve(member).identity));
  }

  function unionForms(members: readonly unknown[], discriminator: unknown, isOneOf: boolean): Form[] {
    const all = members.map((member) => formsOf(member, resolve, inner, isAlone));
    if (isAlone) return all.flat();
    const chosen = isJsonObject(discriminator)
      ? unionDiscriminator(discriminator, all.flat(), (field) => formsOf(field, resolve, [], true))
      : undefined;
    const isExclusive =
      isOneOf && !isJsonObject(discriminator) && all.some((one, at) => all.slice(at + 1).some((two) => meet(one, two)));
    const said = { ...(chosen && { discriminator: chosen }), ...(isExclusive && { oneOf: "members that overlap" }) };
    return all.flat().map((one) => ({ ...one, annotations: { ...one.annotations, ...said } }));
  }

  function meet(left: readonly Form[], right: readonly Form[]): boolean {
    return left.some((a) => right.some((b) => mayOverlap(a, b, (field) => formsOf(field, resolve, [], true))));
  }
}

const MOST_FORMS = 8000;

/** Returns the forms that both allow. Two unions may make the same one in many ways. */
function combined(left: readonly Form[], right: readonly Form[]): Form[] {
  const forms = left.flatMap((a) => right.flatMap((b) => merge(a, b)));
  if (left.length < 2 || right.length < 2) return forms;
  const distinct = new Map(forms.map((one) => [JSON.stringify([one.keywords, one.name, one.annotations]), one]));
  if (distinct.size > MOST_FORMS)
    throw new UnusableInputError(`A schema combines unions into more than ${MOST_FORMS} alternatives.`);
  return [...distinct.values()];
}

/** Picks some keys of an object. */
export function pick(value: JsonObject, keys: readonly string[]): JsonObject {
  return Object.fromEntries(Object.entries(value).filter(([key]) => keys.includes(key)));
}
