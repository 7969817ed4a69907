import type { Problem } from "./problem.ts";
import { placesOfWrongTypes, schemaProblems } from "./schema-problems.ts";
import type { Schema, Schemas } from "./schema.ts";

/**
 * Says how the text of a parameter or a header differs from its schema. A text such as `7` or `true` also counts as the
 * number or the boolean, because a URL and a header have no other way to write one.
 *
 * @param text - Several texts are a list, if the schema is for one. Otherwise each of them has to fit.
 * @param named - The schemas that `schema` refers to, by name.
 */
export function textProblems(schema: Schema, text: string | readonly string[], named: Schemas): Problem[] {
  if (typeof text !== "string") {
    const single = text.flatMap((each) => textProblems(schema, each, named));
    if (single.length === 0 || placesOfWrongTypes(schema, text, named).includes("")) return single;
  }
  const problems = schemaProblems(schema, text, named);
  if (problems.length === 0) return [];
  const value = typeof text === "string" ? valueOf(text) : text.map(valueOf);
  // If the schema is for text, what is wrong with the text says more.
  return placesOfWrongTypes(schema, value, named).length > 0 ? problems : schemaProblems(schema, value, named);
}

function valueOf(text: string): unknown {
  return /^(?:-?\d[\d.eE+-]*|true|false)$/.test(text) ? (jsonOf(text) ?? text) : text;
}

/** Parses JSON, or returns nothing for what isn't JSON. */
export function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
