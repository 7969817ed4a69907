import { satisfies } from "semver";

/** Whether a version is one that users of `^from` have to ask for: their range doesn't take it. */
export function leavesCaretRange(from: string, to: string): boolean {
  return !satisfies(to, `^${from}`);
}
