import { InvalidInputError } from "./errors/invalid-input-error.ts";
import { ownProperties } from "./own-properties.ts";
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
  const given: Readonly<Record<string, unknown>> = ownProperties(parameters);
  return template.replace(/\{(\w+)\}/g, (_, name: string) => {
    const value = given[name];
    if (typeof value === "string" && !UNUSABLE.test(value)) return encodeURIComponent(value);
    throw new InvalidInputError(name, `must be non-empty, well-formed text other than . and .., not ${quote(value)}`);
  });
}
