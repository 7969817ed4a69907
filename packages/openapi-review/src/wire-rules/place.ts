import type { Step } from "../canonical/node-differences.ts";
import { pointerSegments } from "../document/json-pointer.ts";

/**
 * Says in words where a difference is: `User.managedBy`, `GET /users/{id} 200 application/json`. What has a name among
 * the components is called by it, and not by one of the operations that use it.
 */
export function place(steps: readonly Step[], fact?: string): string {
  const candidates = isOfPlace(fact) ? steps.slice(0, -1) : steps;
  const named = candidates.findLastIndex((step) => nameOf(step) !== undefined);
  const start = named === -1 ? (steps[0]?.before ?? steps[0]?.after)?.words : nameOf(steps[named]!); // found above
  return steps.slice(Math.max(named, 0) + 1).reduce((words, { key }) => words + keyWords(key), start ?? "");
}

/** Tells whether a fact belongs to the place that uses a thing: that it is there, or has to be. */
export function isOfPlace(fact: string | undefined): boolean {
  return fact === "required" || fact === undefined;
}

function nameOf({ before, after }: Step): string | undefined {
  if (before && after) return before.name === after.name ? before.name : undefined;
  return (before ?? after)?.name;
}

function keyWords(key: string): string {
  const [kind, ...rest] = pointerSegments(key);
  if (kind === "properties") return `.${rest.join(".")}`;
  if (kind === "items") return "[]";
  if (kind === "additionalProperties") return ".*";
  if (kind === "oneOf") return ` alternative ${Number(rest[0]) + 1}`;
  if (kind === undefined || kind === "schema") return "";
  if (kind === "responses" || kind === "content") return ` ${rest.join(" ")}`;
  return [` ${kind === "requestBody" ? "request body" : kind.replace(/s$/, "")}`, ...rest].join(" ");
}
