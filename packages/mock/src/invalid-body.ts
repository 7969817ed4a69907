import { jsonType } from "./json-type.ts";

/** Says what is wrong with the body of a command, if anything is: another type, or a field that it doesn't have. */
export function invalidBody(command: string, body: unknown, fields?: readonly string[]): string | undefined {
  const type = jsonType(body);
  if (type !== "an object") return `The body must be an object, got ${type}`;
  const unknown = Object.keys(body as object).find((field) => fields?.includes(field) === false);
  if (unknown === undefined) return undefined;
  return `${command} has no field ${JSON.stringify(unknown)}, only ${fields?.join(", ") || "an empty body"}`;
}
