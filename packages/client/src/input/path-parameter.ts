import { must } from "./must.ts";

const splitTemplates: Record<string, readonly string[]> = {};

/** Splits a path template. Parts at odd indices are the names of its parameters. Each template is split once. */
export function partsOf(template: string): readonly string[] {
  return (splitTemplates[template] ??= template.split(/[{}]/));
}

/** Nothing, and the segments that name another path. */
const CHANGES_PATH = /^\.{0,2}$/;

/**
 * Fills a path template. It refuses a parameter that would change the path's structure instead of encoding it, because
 * `..` would turn the request for one user into a request to another resource.
 *
 * @see https://url.spec.whatwg.org/#double-dot-path-segment
 * @throws {@link InvalidInputError} for a value that isn't a non-empty string, and for `.` and `..`.
 */
export function fillPath(template: string, parameters: Readonly<Record<string, unknown>>): string {
  let path = "";
  partsOf(template).forEach((part, index) => {
    path += index % 2 ? encoded(part, parameters[part]) : part;
  });
  return path;
}

function encoded(name: string, value: unknown): string {
  let text = "";
  try {
    if (typeof value === "string") text = encodeURIComponent(value);
  } catch {
    // A lone surrogate can't be encoded.
  }
  must(!CHANGES_PATH.test(text), name, "be a non-empty, well-formed string other than . and ..", value);
  return text;
}
