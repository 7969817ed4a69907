import type { Change } from "./change.ts";
import { groupBy } from "./group-by.ts";

/** As many rows that say the same are one, so that it doesn't hide the others. */
const MANY = 4;

/** Makes one row of many that say the same of different places, and one of all reworded descriptions. */
export function groupChanges(changes: readonly Change[]): Change[] {
  return [...groupBy(changes, kind).values()].flatMap((group) => (group.length < MANY ? group : together(group)));
}

function kind({ id, source, severity, where, message }: Change): string {
  const rule = ruleOf(id);
  if (isWords(rule)) return "words";
  return JSON.stringify([source, severity, rule, message.replaceAll(where, ""), lastName(where)]);
}

function together(group: readonly [Change, ...Change[]]): Change {
  const [first] = group;
  const { id, source, severity, message } = first;
  const rule = ruleOf(id);
  const operations = [...new Set(group.flatMap(({ operations: names = [] }) => names))];
  const places = group.map(({ where }) => where);
  const some = `${places.slice(0, 3).join(", ")} and ${places.length - 3} more`;
  const common = { source, severity, operations, part: first.part, code: first.code };
  if (isWords(rule))
    return {
      ...common,
      id: "wire:words-changed:document",
      where: `${group.length} places`,
      message: `Summaries and descriptions have other words: ${some}.`,
    };
  return {
    ...common,
    id: `${source}:${rule}:* ${lastName(first.where)}`,
    where: `${group.length} places`,
    message: `${message} This is so at ${some}.`,
  };
}

function ruleOf(id: string): string {
  return id.split(":")[1] ?? "";
}

function isWords(rule: string): boolean {
  return rule === "description-changed" || rule === "summary-changed";
}

/** The last word of a place, such as the name of a field or header. */
function lastName(where: string): string {
  return where.split(/[ .]/).at(-1) ?? where;
}
