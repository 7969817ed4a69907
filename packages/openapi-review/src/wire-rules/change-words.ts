import type { NodeDifference } from "../canonical/node-differences.ts";
import { pointerSegments } from "../document/json-pointer.ts";
import type { Flow } from "./context.ts";

const opennessWords = new Map<unknown, string>([
  [false, "forbidden"],
  ["a schema", "limited by a schema"],
  [undefined, "of any kind"],
]);

/** Names facts that no document has as a keyword. */
const names: Readonly<Record<string, string>> = {
  conditions: "`if`",
  firstServer: "The first server",
  tag: "The first tag",
  root: "The name of the XML element",
  link: "The link",
};

/** Keywords whose values are too long to print. */
const conditions =
  /^(?:not|conditions|contains|propertyNames|contentSchema|unevaluated\w+|dependentSchemas|discriminator)$/;

/** Says in the words of the edit what became of a keyword: `email can now be null`. */
export function changeWords(
  fact: string,
  { before, after, steps }: Pick<NodeDifference, "before" | "after" | "steps">,
  flow: Flow,
): string {
  const subject = steps.reduce((words, { key }) => subjectOf(key) ?? words, "The value");
  const isSet = after !== undefined;
  if (fact === "additionalProperties")
    return `Further fields were ${opennessWords.get(before)}, and are ${opennessWords.get(after)} now`;
  if (fact === "nullable") return `${subject} can ${isSet ? "now" : "no longer"} be null`;
  if (fact === "required" && flow === "request")
    return `${subject} ${isSet ? "has to be sent" : "may be left out"} now`;
  if (fact === "required") return `${subject} ${isSet ? "is always there" : "may be missing"} now`;
  if (fact === "type") return `${subject} was ${typeWords(before)} and is now ${typeWords(after)}`;
  if (fact === "enum") return `${subject} ${valueWords(before, after)}`;
  if (fact === "oneOf")
    return isSet
      ? "A value has to fit one alternative alone now (`oneOf`), and some may fit several"
      : "A value may fit several alternatives now (`anyOf`)";
  const name = names[fact] ?? `\`${fact}\``;
  if (conditions.test(fact)) return `${name} was ${before === undefined ? "set" : isSet ? "changed" : "removed"}`;
  return `${name} ${step(before, after)}`;
}

function subjectOf(key: string): string | undefined {
  const [kind, ...rest] = pointerSegments(key);
  const name = rest.at(-1) ?? "";
  if (kind === "properties" || kind === "parameters") return name;
  if (kind === "headers") return `The header ${name}`;
  if (kind === "items") return "An item";
  if (kind === "additionalProperties" || kind === "patternProperties") return "The value of a further field";
  if (kind === "requestBody") return "The request body";
  return kind === "responses" ? "The response" : undefined;
}

function typeWords(type: unknown): string {
  if (typeof type !== "string") return "of any type";
  return `${/^[aeio]/.test(type) ? "an" : "a"} ${type}`;
}

function valueWords(before: unknown, after: unknown): string {
  if (!Array.isArray(before) || !Array.isArray(after)) {
    if (Array.isArray(after)) return `may only be ${quote(after)} now`;
    return Array.isArray(before) ? `may be other than ${quote(before)} now` : "has other known values";
  }
  const [old, revised] = [before.map(quote), after.map(quote)];
  const lost = old.filter((value) => !revised.includes(value));
  const got = revised.filter((value) => !old.includes(value));
  const words = [
    lost.length > 0 && `can no longer be ${lost.join(", ")}`,
    got.length > 0 && `can now be ${got.join(", ")}`,
  ];
  return words.filter((word) => word !== false).join(", and ");
}

function step(before: unknown, after: unknown): string {
  if (before === undefined) return `was set to ${quote(after)}`;
  return after === undefined
    ? `was removed (it was ${quote(before)})`
    : `changed from ${quote(before)} to ${quote(after)}`;
}

/** Writes a value of a document, shortened. */
export function quote(value: unknown): string {
  if (typeof value === "object" && value !== null && Object.keys(value).length === 1) {
    const [[key, limit]] = Object.entries(value) as [[string, unknown]]; // it has one
    if (key === "above" || key === "below") return `${key} ${String(limit)}`;
  }
  const text = JSON.stringify(value) ?? "nothing";
  return text.length > 80 ? `${text.slice(0, 77)}…` : text;
}
