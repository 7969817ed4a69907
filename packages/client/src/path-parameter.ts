import { InvalidInputError } from "./errors/invalid-input-error.ts";
import { quote } from "./quote.ts";

/** What would change the structure of a path, or cannot be encoded: nothing, `.`, `..` and lone surrogates. */
const UNUSABLE = /^\.{0,2}$|\p{Cs}/u;

/**
 * Fills a path template. A parameter that would change the path's structure is refused, not encoded: `..` would turn
 * the unenrolment of one user into a request to another resource.
 *
 * @see https://url.spec.whatwg.org/#double-dot-path-segment
 * @throws {@link InvalidInputError} for a value that is not a non-empty string, and for `.` and `..`.
 */
export function fillPath(template: string, parameters: Readonly<Record<string, unknown>>): string {
  // Not a regular expression with a callback: that alone would take half as long as openapi-fetch.
  const start = template.indexOf("{");
  const end = template.indexOf("}", start);
  if (start === -1 || end === -1) return template;
  const name = template.slice(start + 1, end);
  const value = Object.hasOwn(parameters, name) ? parameters[name] : undefined;
  if (typeof value !== "string" || UNUSABLE.test(value)) {
    throw new InvalidInputError(name, `must be non-empty, well-formed text other than . and .., not ${quote(value)}`);
  }
  return template.slice(0, start) + encodeURIComponent(value) + fillPath(template.slice(end + 1), parameters);
}
