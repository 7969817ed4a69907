export { isUnknownField, schemaProblems } from "./check/schema-problems.ts";

export type { Problem } from "./check/problem.ts";
export type { Schema, Schemas } from "./check/schema.ts";
