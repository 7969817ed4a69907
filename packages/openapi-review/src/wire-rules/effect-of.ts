import { objectOrEmpty, type JsonObject } from "../document/json-object.ts";
import type { Effect } from "./severity-of-effect.ts";

/** The fields that an object may have beside those that it names, from none to any. */
const openness = [false, "a schema", undefined];

/** All values of the first are values of the second. */
const within: readonly (readonly [fact: string, part: string, whole: string])[] = [
  ["type", "integer", "number"],
  ["format", "int32", "int64"],
  ["format", "float", "double"],
];

/** Another value of these is another thing, and so is a value where there was none. */
const replaced =
  /^(?:contentEncoding|contentMediaType|encoding|prefixEncoding|itemEncoding|xml|root|link|refreshUrl|style|explode|allowReserved)$/;

/** Says what the change of a keyword does to the values that are allowed. Undefined when nothing was or is limited. */
export function effectOf(fact: string, before: unknown, after: unknown): Effect | undefined {
  return fact === "enum" ? enumEffect(before, after) : keywordEffect(fact, before, after);
}

function keywordEffect(fact: string, before: unknown, after: unknown): Effect {
  if (replaced.test(fact)) return "other";
  if (fact === "additionalProperties")
    return openness.indexOf(after as false) > openness.indexOf(before as false) ? "wider" : "narrower"; // one of the three
  if (fact === "nullable" || fact === "allowEmptyValue") return after === true ? "wider" : "narrower";
  for (const [one, part, whole] of within) {
    if (fact !== one) continue;
    if (before === part && after === whole) return "wider";
    if (before === whole && after === part) return "narrower";
  }
  if (fact === "multipleOf" && typeof before === "number" && typeof after === "number") {
    if (isMultiple(before, after)) return "wider";
    return isMultiple(after, before) ? "narrower" : "other";
  }
  const grows = fact.startsWith("max");
  const [low, high] = [limit(before), limit(after)];
  if (/^(?:max|min)/.test(fact) && low && high) {
    const isHigher = high.at > low.at || (high.at === low.at && (grows ? low.isPast : high.isPast));
    return isHigher === grows ? "wider" : "narrower";
  }
  if (fact === "discriminator" && before !== undefined && after !== undefined) return mappingEffect(before, after);
  if (before === undefined) return "narrower";
  return after === undefined ? "wider" : "other";
}

function enumEffect(before: unknown, after: unknown): Effect | undefined {
  // An open list limits nothing.
  const [old, revised] = [before, after].map((values) =>
    Array.isArray(values) ? values.map((value) => JSON.stringify(value)) : undefined,
  );
  if (old === undefined || revised === undefined) return old === revised ? undefined : old ? "wider" : "narrower";
  const lost = old.some((value) => !revised.includes(value));
  const got = revised.some((value) => !old.includes(value));
  return lost && got ? "other" : lost ? "narrower" : "wider";
}

/** Tells whether a number is a multiple of another, as far as decimal fractions have it. */
function isMultiple(value: number, factor: number): boolean {
  const times = value / factor;
  return Math.abs(times - Math.round(times)) < 1e-9 * Math.max(1, Math.abs(times));
}

/** A limit, and whether values have to be past it. */
function limit(value: unknown): { readonly at: number; readonly isPast: boolean } | undefined {
  if (typeof value === "number") return { at: value, isPast: false };
  const { above, below } = objectOrEmpty(value);
  const at = above ?? below;
  return typeof at === "number" ? { at, isPast: true } : undefined;
}

/** A value with a schema of its own is a further one that fits. */
function mappingEffect(before: unknown, after: unknown): Effect {
  const [old, revised] = [objectOrEmpty(before), objectOrEmpty(after)];
  if (old["propertyName"] !== revised["propertyName"]) return "other";
  const [from, to] = [old, revised].map(schemasByValue) as [string[], string[]]; // two
  if (from.every((entry) => to.includes(entry))) return "wider";
  return to.every((entry) => from.includes(entry)) ? "narrower" : "other";
}

/** Values with the names of their schemas. A default is for any other value. */
function schemasByValue({ mapping, defaultMapping }: JsonObject): string[] {
  const named = {
    ...objectOrEmpty(mapping),
    ...(typeof defaultMapping === "string" && { "any other": defaultMapping }),
  };
  return Object.entries(named).map(([value, name]) => `${value} ${name}`);
}
