import { must } from "./must.ts";

/** The names of the parameters in a path template, in their order. */
export function parametersOf(template: string): string[] {
  return template.split(/[{}]/).filter((_, index) => index % 2);
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
  const [start = "", ...rest] = template.split("{");
  return rest.reduce((filled, part) => {
    const [name = "", next = ""] = part.split("}");
    const { [name]: value } = parameters;
    let text = "";
    try {
      if (typeof value === "string") text = encodeURIComponent(value);
    } catch {
      // A lone surrogate can't be encoded.
    }
    must(!CHANGES_PATH.test(text), name, "be a non-empty, well-formed string other than . and ..", value);
    return filled + text + next;
  }, start);
}
