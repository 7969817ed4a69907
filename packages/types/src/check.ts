export { isUnknownField, schemaProblems } from "./check/schema-problems.ts";
export { responseProblems } from "./check/response-problems.ts";
export { textProblems } from "./check/text-problems.ts";

export type { Problem } from "./check/problem.ts";
export type { ReceivedResponse } from "./check/response-problems.ts";
export type { Schema, Schemas } from "./check/schema.ts";
