import { parse, YAMLError } from "yaml";
import type { z } from "zod";
import { isJsonObject } from "./json-object.ts";
import { UnusableInputError } from "./unusable-input-error.ts";

/**
 * Reads a text that is YAML or JSON.
 *
 * @param source - What to call it in messages.
 * @throws {@link UnusableInputError} when it is neither.
 */
export function readYaml(text: string, source: string): unknown {
  if (text.includes("\0")) throw new UnusableInputError(`${source} is no text: it holds a NUL character.`);
  try {
    // JSON is YAML too, but its own parser is far faster on a large document.
    return parseJson(text) ?? parse(text, { logLevel: "error" });
  } catch (error) {
    if (!(error instanceof YAMLError) && !(error instanceof ReferenceError) && !(error instanceof RangeError))
      throw error;
    // The parser's own errors say so too.
    if (error.message.includes("call stack")) throw new UnusableInputError(`${source} is nested too deeply.`);
    // Up to its advice on which of its functions to call.
    const [firstLine] = error.message.split(/\n|; please use YAML/);
    throw new UnusableInputError(`${source} is not one JSON or YAML document: ${firstLine!.replace(/[:.]$/, "")}.`);
  }
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/**
 * Reads a text that is YAML or JSON, of a known form.
 *
 * @throws {@link UnusableInputError} for another form, with the place, the value that is there and what would be right.
 */
export function readYamlAs<T>(schema: z.ZodType<T>, text: string, source: string): T {
  const value = readYaml(text, source);
  const { data, error } = schema.safeParse(value);
  if (!error) return data;
  const { path, message } = error.issues[0]!; // an error has one
  const place = [source, ...path.map((key) => (typeof key === "number" ? `entry ${key + 1}` : String(key)))].join(", ");
  const found = path.reduce<unknown>((at, key) => (at as Readonly<Record<PropertyKey, unknown>>)[key], value); // it led there
  const words = isJsonObject(found) ? "" : `, not ${JSON.stringify(found) ?? "nothing"}`;
  throw new UnusableInputError(`${place}: ${message}${words}.`);
}
