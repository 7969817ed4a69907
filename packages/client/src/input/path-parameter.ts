import { InvalidInputError } from "../errors/invalid-input-error.ts";
import { quote } from "./quote.ts";

/**
 * Fills a path template. It refuses a parameter that would change the path's structure instead of encoding it, because
 * `..` would turn the request for one user into a request to another resource.
 *
 * @see https://url.spec.whatwg.org/#double-dot-path-segment
 * @throws {@link InvalidInputError} for a value that isn't a non-empty string, and for `.` and `..`.
 */
export function fillPath(template: string, parameters: Readonly<Record<string, unknown>>): string {
  // A regular expression would take half as long as all of openapi-fetch.
  const start = template.indexOf("{");
  const end = template.indexOf("}", start);
  if (start === -1 || end === -1) return template;
  const name = template.slice(start + 1, end);
  const value = encodeSegment(name, parameters[name]);
  return template.slice(0, start) + value + fillPath(template.slice(end + 1), parameters);
}

function encodeSegment(name: string, value: unknown): string {
  try {
    if (typeof value === "string" && value !== "" && value !== "." && value !== "..") return encodeURIComponent(value);
  } catch {
    // A lone surrogate can't be encoded.
  }
  throw new InvalidInputError(name, `must be a non-empty, well-formed string other than . and .., not ${quote(value)}`);
}
