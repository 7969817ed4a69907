import type { Problem } from "@frontegg-identity/types/check";

/** Writes a problem for people, with the place as code would name it: `roles.*.id must be a string, not a number`. */
export function sentence({ at, problem }: Problem): string {
  const place = at.startsWith("/") ? at.slice("/".length).replaceAll("/", ".") : at;
  return `${place || "the body"} ${problem}`;
}
