import { ruleOf, type ReviewedChange } from "./change.ts";
import { groupBy } from "./group-by.ts";

/** As many rows that say the same are one, so that it doesn't hide the others. */
const MANY = 4;

/** Makes one row of many that say the same of different places, and one of all reworded descriptions. */
export function groupChanges(changes: readonly ReviewedChange[]): ReviewedChange[] {
  return [...groupBy(changes, kind).values()].flatMap((group) => (group.length < MANY ? group : together(group)));
}

function kind(change: ReviewedChange): string {
  const { source, severity, wire, types, where, message } = change;
  const rule = ruleOf(change);
  if (isWords(rule)) return "words";
  // Names that come or go are a list, and so are operations with other security. At other places, the same field or header has to change.
  const name = isList(source, rule) ? "" : lastName(where);
  return JSON.stringify([source, severity, wire, types, rule, message.replaceAll(where, ""), name]);
}

function together(group: readonly [ReviewedChange, ...ReviewedChange[]]): ReviewedChange {
  // The values are those of one place.
  const [{ before: _, after: __, ...first }] = group;
  const [source, rule] = [first.source, ruleOf(first)];
  const places = group.map(({ where }) => where);
  const some = `${places.slice(0, 3).join(", ")} and ${places.length - 3} more`;
  const [id, message] = isWords(rule)
    ? ["wire:words-changed:document", `Summaries and descriptions have other words: ${some}.`]
    : [
        `${first.id.split(":")[0]}:${rule}:* ${isList(source, rule) ? "names" : lastName(first.where)}`,
        `${first.message} This is so at ${some}.`,
      ];
  const operations = [...new Set(group.flatMap((change) => change.operations))];
  return { ...first, id, message, where: `${group.length} places`, operations };
}

function isList(source: ReviewedChange["source"], rule: string): boolean {
  return (
    /^(?:operation-added|security-\w+)$/.test(rule) || (source === "types" && /^(?:added|name-removed)$/.test(rule))
  );
}

function isWords(rule: string): boolean {
  return rule === "description-changed" || rule === "summary-changed";
}

/** The last word of a place, such as the name of a field or header. */
function lastName(where: string): string {
  return where.split(/[ .]/).at(-1) ?? where;
}
