import { ruleOf, type Change } from "./change.ts";
import { groupBy } from "./group-by.ts";

/** As many rows that say the same are one, so that it doesn't hide the others. */
const MANY = 4;

/** Makes one row of many that say the same of different places, and one of all reworded descriptions. */
export function groupChanges<T extends Change>(changes: readonly T[]): T[] {
  return [...groupBy(changes, kind).values()].flatMap((group) => (group.length < MANY ? group : together(group)));
}

function kind({ id, source, severity, wire, types, where, message }: Change): string {
  const rule = ruleOf(id);
  if (isWords(rule)) return "words";
  // Names that come or go are a list. At other places, the same field or header has to change.
  const name = isList(source, rule) ? "" : lastName(where);
  return JSON.stringify([source, severity, wire, types, rule, message.replaceAll(where, ""), name]);
}

function together<T extends Change>(group: readonly [T, ...T[]]): T {
  const [first] = group;
  const { id, message } = first;
  const rule = ruleOf(id);
  const operations = [...new Set(group.flatMap(({ operations: names = [] }) => names))];
  const places = group.map(({ where }) => where);
  const some = `${places.slice(0, 3).join(", ")} and ${places.length - 3} more`;
  const common = { ...first, operations, before: undefined, after: undefined };
  if (isWords(rule))
    return {
      ...common,
      id: "wire:words-changed:document",
      where: `${group.length} places`,
      message: `Summaries and descriptions have other words: ${some}.`,
    };
  return {
    ...common,
    id: `${id.split(":")[0]}:${rule}:* ${isList(first.source, rule) ? "names" : lastName(first.where)}`,
    where: `${group.length} places`,
    message: `${message} This is so at ${some}.`,
  };
}

function isList(source: Change["source"], rule: string): boolean {
  return rule === "operation-added" || (source === "types" && /^(?:added|name-removed)$/.test(rule));
}

function isWords(rule: string): boolean {
  return rule === "description-changed" || rule === "summary-changed";
}

/** The last word of a place, such as the name of a field or header. */
function lastName(where: string): string {
  return where.split(/[ .]/).at(-1) ?? where;
}
