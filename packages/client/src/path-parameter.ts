import { InvalidInputError } from "./errors/invalid-input-error.ts";
import { quote } from "./quote.ts";

/**
 * Fills a path template. A parameter that would change the path's structure is refused, not encoded: `..` would turn
 * the unenrolment of one user into a request to another resource.
 *
 * @see https://url.spec.whatwg.org/#double-dot-path-segment
 * @throws {@link InvalidInputError} for a value that is not a non-empty string, and for `.` and `..`.
 */
export function fillPath(template: string, parameters: Readonly<Record<string, unknown>>): string {
  return template.replaceAll(/\{([^{}]+)\}/g, (_, name: string) => encodeParameter(name, parameters[name]));
}

function encodeParameter(name: string, value: unknown): string {
  if (typeof value !== "string" || value === "" || value === "." || value === "..") {
    throw new InvalidInputError(name, `must be a non-empty string other than "." and "..", not ${quote(value)}`);
  }
  try {
    return encodeURIComponent(value);
  } catch {
    throw new InvalidInputError(name, `must be well-formed Unicode, not ${quote(value)}`);
  }
}
