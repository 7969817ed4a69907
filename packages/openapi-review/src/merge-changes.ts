import { ruleOf, type Change } from "./change.ts";
import { groupBy } from "./group-by.ts";
import { largestSeverity } from "./severity.ts";

/** Rules of the wire that show in the types at the same place. */
const shown = /-(?:added|removed)$|^(?:nullable|type|enum|required|additional-properties|default|one-of)-/;

/**
 * Makes one row of a change on the wire and what it does to the types.
 *
 * @param wirePlace - Writes a place of the types as the wire calls it.
 */
export function mergeChanges(changes: readonly Change[], wirePlace: (where: string) => string): Change[] {
  const places = new Map<string, Change>();
  for (const change of changes) {
    const rule = ruleOf(change);
    if (change.source !== "wire" || !shown.test(rule)) continue;
    if (!places.has(change.where)) places.set(change.where, change);
    // A path that only one version has is a name in the types, and so is a webhook.
    const [, path] = change.where.split(" ");
    if (/^operation-(?:added|removed)$/.test(rule) && path !== undefined)
      for (const place of [path, `webhook ${path}`]) if (!places.has(place)) places.set(place, change);
  }
  const partners = groupBy(
    changes.filter(({ source }) => source === "types"),
    ({ where }) => places.get(where) ?? places.get(wirePlace(where)),
  );
  return changes.flatMap((change) => {
    if (change.source === "types") return partners.get(undefined)?.includes(change) ? change : [];
    const types = partners.get(change);
    return types ? merged(change, types) : change;
  });
}

function merged(wire: Change, types: readonly Change[]): Change {
  const severity = largestSeverity(types.map((change) => change.severity));
  const code = types.find((change) => change.code)?.code;
  // A line of code says it better, and an addition says it all.
  const words = code ? [] : types.filter((change) => ruleOf(change).endsWith("-breaks")).map(({ message }) => message);
  return {
    ...wire,
    source: "both",
    severity: largestSeverity([wire.severity, severity]),
    wire: wire.severity,
    types: severity,
    operations: wire.operations.length > 0 ? wire.operations : types.flatMap(({ operations }) => operations),
    message: [wire.message, ...new Set(words)].join(" "),
    ...(code && { code }),
  };
}
