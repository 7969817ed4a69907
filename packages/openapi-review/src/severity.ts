/** The version bump that a change needs, in the words of semantic versioning. */
export type Severity = "none" | "patch" | "minor" | "major";

const order: readonly Severity[] = ["none", "patch", "minor", "major"];

/** Compares two severities as `Array.prototype.sort` wants it: negative when `a` is the smaller one. */
export function compareSeverity(a: Severity, b: Severity): number {
  return order.indexOf(a) - order.indexOf(b);
}

/** Picks the largest severity, `none` of no severity at all. */
export function largestSeverity(severities: Iterable<Severity>): Severity {
  const all = new Set(severities);
  return order.findLast((severity) => all.has(severity)) ?? "none";
}
