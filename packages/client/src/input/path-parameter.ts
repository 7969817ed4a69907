import { must } from "./must.ts";

/** A parameter in a path template, and its name. */
export const PATH_PARAMETER: RegExp = /\{(.+?)\}/g;

/** Nothing, a segment that names another path, and text with a lone surrogate, which can't be encoded. */
const UNSENDABLE = /^\.{0,2}$|\p{Surrogate}/u;

/**
 * Fills a path template. It refuses a parameter that would change the path's structure instead of encoding it, because
 * `..` would turn the request for one user into a request to another resource.
 *
 * @see https://url.spec.whatwg.org/#double-dot-path-segment
 * @throws {@link InvalidInputError} for a value that isn't a non-empty string, and for `.` and `..`.
 */
export function fillPath(template: string, parameters: Readonly<Record<string, unknown>>): string {
  return template.replace(PATH_PARAMETER, (_, name: string) => {
    const { [name]: value } = parameters;
    // A lone surrogate can't be encoded.
    const text = typeof value === "string" ? value : "";
    must(!UNSENDABLE.test(text), name, "be a non-empty, well-formed string other than . and ..", value);
    return encodeURIComponent(text);
  });
}
