import { Validator } from "@cfworker/json-schema";
import { schemas } from "./generated/spec.ts";

const validators = new Map<string, Validator>();

/** Keywords that report what a keyword below them reports better. */
const WRAPPERS: ReadonlySet<string> = new Set(["$ref", "allOf", "anyOf", "oneOf", "properties", "items"]);

/** Says how a JSON value breaks a schema of the spec, a sentence for each place. It has no sentence where it does not. */
export function problemsOf(schema: string, value: unknown): string[] {
  let validator = validators.get(schema);
  if (validator === undefined) {
    const firstProblemOnly = false;
    validator = new Validator({ $ref: `#/$defs/${schema}`, $defs: schemas }, "2020-12", firstProblemOnly);
    validators.set(schema, validator);
  }
  const places = new Map<string, string[]>();
  for (const { keyword, instanceLocation, error } of validator.validate(value).errors) {
    if (WRAPPERS.has(keyword)) continue;
    const place = instanceLocation.slice("#/".length).replaceAll("/", ".") || "the body";
    places.set(place, [...(places.get(place) ?? []), error.replace(/\.$/, "")]);
  }
  return [...places].map(([place, errors]) => `${place}: ${errors.join(", or: ")}`);
}

/** The fields of an object schema. */
export function fieldsOf(schema: string): ReadonlySet<string> {
  const { properties = {} } = schemas[schema] as { properties?: object }; // as JSON Schema has it
  return new Set(Object.keys(properties));
}
