import type { Rating } from "./severity-of-effect.ts";

/** To lose a scope locks out who asks for it. One that is only defined asks nothing of anyone. */
export function rateScopes(before: unknown, after: unknown): Rating {
  const [old, revised] = [list(before), list(after)];
  const lost = old.filter((scope) => !revised.includes(scope));
  const got = revised.filter((scope) => !old.includes(scope));
  const words = [...lost.map((scope) => `${scope} is gone`), ...got.map((scope) => `${scope} is new`)];
  const severity = lost.length > 0 ? "major" : "minor";
  return { rule: "scopes-changed", severity, words: `Other scopes are defined: ${words.join(", ")}.` };
}

/** Locking out a caller who was let in breaks callers. Letting in a caller without credentials is the costliest of all mistakes. */
export function rateSecurity(before: unknown, after: unknown): Rating {
  const [old, revised] = [ways(before), ways(after)];
  const isOpened = revised.includes("nothing") && !old.includes("nothing");
  const isLost = old.some((way) => !revised.some((other) => letsIn(other, way)));
  return {
    rule: `security-${isOpened ? "removed" : isLost ? "changed" : "added"}`,
    severity: isOpened || isLost ? "major" : "minor",
    words: `Callers authenticated with ${quoted(old)}, and now with ${quoted(revised)}.`,
  };
}

/** Writes all of it, because two ways may differ in the end of a URL alone. */
function quoted(all: readonly string[]): string {
  return JSON.stringify(all.join(" or "));
}

/** Tells whether a caller with the credentials for one way has all that another needs: the same, or fewer. */
function letsIn(way: string, caller: string): boolean {
  const given = caller.split(" and ").map(schemeOf);
  return way
    .split(" and ")
    .map(schemeOf)
    .every(({ name, scopes }) =>
      given.some((own) => own.name === name && scopes.every((scope) => own.scopes.includes(scope))),
    );
}

function schemeOf(words: string): { readonly name: string | undefined; readonly scopes: readonly string[] } {
  const [, name, scopes] = /^(.*?)(?: \((.*)\))?$/.exec(words) ?? [];
  return { name, scopes: scopes?.split(", ") ?? [] };
}

function ways(security: unknown): string[] {
  const all = list(security);
  return all.length > 0 ? all : ["nothing"];
}

function list(value: unknown): string[] {
  return Array.isArray(value) ? value.map(String) : [];
}
