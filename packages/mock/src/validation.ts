import { isUnknownField, schemaProblems, type Problem, type Schemas } from "@frontegg-identity/types/check";
import { schemas } from "./generated/spec.ts";

/** Says how a JSON value breaks a schema of the spec, a sentence for each place. An empty list means that it fits. */
export function problemsOf(schema: string, value: unknown): string[] {
  return allProblemsOf(schema, value)
    .filter(({ kind }) => kind === "wrong")
    .map(sentence);
}

/** Also reports what the spec doesn't mention: fields, and values beside the known ones. */
export function allProblemsOf(schema: string, value: unknown): Problem[] {
  return schemaProblems({ $ref: `#/$defs/${schema}` }, value, schemas as Schemas);
}

/** Names each field that the spec doesn't have. */
export function unknownFieldsOf(schema: string, value: unknown): string[] {
  return allProblemsOf(schema, value).filter(isUnknownField).map(sentence);
}

/** Writes a problem for people. */
export function sentence({ at, problem }: Problem): string {
  return `${at.slice("/".length).replaceAll("/", ".") || "the body"} ${problem}`;
}

/** The fields of an object schema. */
export function fieldsOf(schema: string): ReadonlySet<string> {
  const { properties = {} } = schemas[schema] as { properties?: object }; // as JSON Schema has it
  return new Set(Object.keys(properties));
}
