import { jsonType } from "./json-type.ts";

/** Shows a wrong value in a message, or only its type: an object or a list may hold a secret. */
export function shown(value: unknown): string {
  if (typeof value === "string") return JSON.stringify(value);
  return value === null || typeof value === "number" || typeof value === "boolean" ? String(value) : jsonType(value);
}
