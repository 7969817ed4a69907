import type { Problem } from "./problem.ts";
import { schemaProblems } from "./schema-problems.ts";
import type { Schema, Schemas } from "./schema.ts";

/**
 * Says how the text of a parameter or a header differs from its schema. A text such as `7` or `true` also counts as the
 * number or the boolean, because a URL and a header have no other way to write one.
 *
 * @param named - The schemas that `schema` refers to, by name.
 */
export function textProblems(schema: Schema, text: string, named: Schemas): Problem[] {
  const problems = schemaProblems(schema, text, named);
  if (problems.length === 0 || !/^(?:-?\d[\d.eE+-]*|true|false)$/.test(text)) return problems;
  const parsed = jsonOf(text);
  const asValue = parsed === undefined ? problems : schemaProblems(schema, parsed, named);
  // If the schema is for text, what is wrong with the text says more.
  return asValue.some(({ problem }) => / not a (?:number|boolean)$/.test(problem)) ? problems : asValue;
}

/** Parses JSON, or returns nothing for what isn't JSON. */
export function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
