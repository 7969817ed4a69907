import { validate, type OutputUnit } from "@cfworker/json-schema";
import { shownPlace, withField, withKnownField } from "./place.ts";
import type { Problem } from "./problem.ts";
import { outline, type Schema, type Schemas } from "./schema.ts";
import { wordsFor } from "./words-for.ts";

/**
 * Says how a JSON value differs from a schema, a sentence for each place: what the schema forbids, and what it lets pass
 * although it doesn't mention it (a field, or a value beside the known ones). An empty list means that it fits.
 *
 * @param value - JSON, as `JSON.parse` returns it.
 * @param named - The schemas that `schema` refers to, by name.
 */
export function schemaProblems(schema: Schema, value: unknown, named: Schemas): Problem[] {
  const errorsByPlace = new Map<string, OutputUnit[]>();
  for (const error of violations(schema, value, named)) {
    const at = placeOf(error, schema, named);
    errorsByPlace.set(at, [...(errorsByPlace.get(at) ?? []), error]);
  }
  const wrong = [...errorsByPlace].flatMap(([at, errors]): Problem[] => {
    const problem = wordsFor(errors);
    return problem === undefined ? [] : [{ at, problem, kind: "wrong" }];
  });
  const unknown = new Map<string, Problem>();
  addUnknown(unknown, "", [schema], value, named);
  // A combination of schemas fails for a reason below it. If there is none, the combination itself is the reason.
  const [first] = errorsByPlace.keys();
  if (wrong.length === 0 && first !== undefined) {
    wrong.push({
      at: first,
      problem: "fits none, or too many, of the schemas that the spec combines here",
      kind: "wrong",
    });
  }
  return [...wrong, ...[...unknown.values()].filter(({ at }) => !errorsByPlace.has(at))];
}

const NO_SUCH_FIELD = "isn't a field of the spec";

/** Tells whether a problem is a field that the spec doesn't mention. */
export function isUnknownField({ problem }: Problem): boolean {
  return problem === NO_SUCH_FIELD;
}

/** Returns the places at which a schema wants another JSON type. */
export function placesOfWrongTypes(schema: Schema, value: unknown, named: Schemas): string[] {
  const errors = violations(schema, value, named).filter(({ keyword }) => keyword === "type");
  return errors.map(({ instanceLocation }) => shownPlace(instanceLocation, schema, named));
}

function violations(schema: Schema, value: unknown, named: Schemas): readonly OutputUnit[] {
  try {
    return validate(value, schema, "2020-12", lookupOf(named), REPORT_ALL).errors;
  } catch (error) {
    // The validator writes places as URIs, which can't hold a lone surrogate.
    if (!(error instanceof URIError)) throw error;
    return [{ keyword: "unicode", keywordLocation: "#", instanceLocation: "#", error: "" }];
  }
}

/** Makes the validator report every error instead of stopping at the first. */
const REPORT_ALL = false;

const lookups = new WeakMap<Schemas, Record<string, Schema>>();

/** The schemas that references stand for, by the reference as it is written. */
function lookupOf(named: Schemas): Record<string, Schema> {
  let lookup = lookups.get(named);
  if (lookup === undefined) {
    const entries = Object.entries(named).flatMap(([name, schema]) => [
      [`#/$defs/${name}`, schema] as const,
      [`#/components/schemas/${name}`, schema] as const,
    ]);
    lookup = Object.fromEntries(entries);
    lookups.set(named, lookup);
  }
  return lookup;
}

/** The place of an error: for a field that is missing, the field's. */
function placeOf({ keyword, instanceLocation, error }: OutputUnit, schema: Schema, named: Schemas): string {
  const at = shownPlace(instanceLocation, schema, named);
  const [, missing] = (keyword === "required" && /"(.+)"/.exec(error)) || [];
  return missing === undefined ? at : withField(at, missing);
}

/** Collects what no schema mentions. */
function addUnknown(
  problems: Map<string, Problem>,
  at: string,
  schemas: readonly Schema[],
  value: unknown,
  named: Schemas,
): void {
  const { fields, otherFields, items, knownValues } = outline(schemas, named);
  if (Array.isArray(value)) {
    if (items.length === 0) return;
    for (const item of value) addUnknown(problems, `${at}/*`, items, item, named);
  } else if (typeof value === "object" && value !== null) {
    for (const [name, field] of Object.entries(value)) {
      const known = fields.get(name);
      const below = known ? withKnownField(at, name) : otherFields ? `${at}/*` : withField(at, name);
      if (known || otherFields) addUnknown(problems, below, known ?? otherFields ?? [], field, named);
      // An object of which the spec names no field may have any.
      else if (fields.size > 0) problems.set(below, { at: below, problem: NO_SUCH_FIELD, kind: "unknown" });
    }
  } else if (value !== null && knownValues.length > 0 && !knownValues.includes(value)) {
    const problem = `has a value beside those that the spec lists (${knownValues.join(", ")})`;
    problems.set(at, { at, problem, kind: "unknown" });
  }
}
