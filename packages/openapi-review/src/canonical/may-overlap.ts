import { arrayOrEmpty, objectOrEmpty } from "../document/json-object.ts";
import { merge, type Form } from "./schema-form.ts";

/** Fields within fields that are looked at: a union is told apart by what is near. */
const DEEPEST = 3;

/** Tells whether a value may fit both forms, as far as types, constants, limits and required fields show. */
export function mayOverlap(a: Form, b: Form, formsOf: (schema: unknown) => Form[], depth = 0): boolean {
  const [both] = merge(a, b);
  if (!both) return false;
  const { keywords } = both;
  const isEmpty = (low: string, high: string): boolean => Number(keywords[low]) > Number(keywords[high]);
  if (Array.isArray(keywords["enum"]) && keywords["enum"].length === 0) return false;
  if (isEmpty("minimum", "maximum") || isEmpty("minLength", "maxLength") || isEmpty("minItems", "maxItems"))
    return false;
  if (depth === DEEPEST) return true;
  const [left, right] = [a, b].map(({ keywords: own }) => objectOrEmpty(own["properties"])) as [object, object]; // two
  return arrayOrEmpty(keywords["required"]).every((field) => {
    const name = String(field);
    const [one, two] = [left, right].map((fields) => objectOrEmpty(fields)[name]);
    const isForbidden = [a, b].some(
      ({ keywords: own }) => isClosed(own) && !(name in objectOrEmpty(own["properties"])),
    );
    if (isForbidden) return false;
    if (one === undefined || two === undefined) return true;
    return formsOf(one).some((x) => formsOf(two).some((y) => mayOverlap(x, y, formsOf, depth + 1)));
  });
}

function isClosed(keywords: Form["keywords"]): boolean {
  return keywords["additionalProperties"] === false && keywords["patternProperties"] === undefined;
}
