import { oneLine } from "openapi-review/core";
import type { JudgedDifference } from "./difference.ts";
import { hashOf } from "./vendor-text.ts";

/** What the report says of the comparison as a whole. */
export interface Compared {
  /** Such as `spec/openapi.yaml (OpenAPI 3.1.1)`. */
  readonly ours: string;
  readonly theirs: string;
}

/** Writes differences for people. What fails comes first; equal differences of several operations are told once. */
export function report(differences: readonly JudgedDifference[], compared: readonly Compared[]): string {
  const sections = [
    section("NOT ACCEPTED", (d) => !d.accepted && d.kind !== "stale"),
    section("LISTED IN spec/deviations.yaml, BUT NO LONGER THERE (remove the entry)", (d) => d.kind === "stale"),
    section("Accepted in spec/deviations.yaml", (d) => d.accepted && d.kind !== "description"),
    section("Other words (never a failure)", (d) => d.kind === "description"),
  ].filter((text) => text !== "");
  const failing = differences.filter(({ accepted }) => !accepted).length;
  const verdict =
    failing === 0
      ? `No drift: ${differences.length} differences, all of them deliberate or a matter of words.`
      : `Drift: ${failing} of ${differences.length} differences are not accepted.`;
  const titles = compared.map(({ ours, theirs }) => `Ours:   ${ours}\nTheirs: ${theirs}`);
  return [...titles, ...sections, verdict].join("\n\n") + "\n";

  function section(title: string, belongs: (difference: JudgedDifference) => boolean): string {
    const members = differences.filter(belongs);
    if (members.length === 0) return "";
    const groups = Map.groupBy(members, ({ pointer, kind, ours: our, theirs: their }) =>
      JSON.stringify([pointer, kind, our, their]),
    );
    return [`${title}: ${members.length}`, ...[...groups.values()].map(paragraph)].join("\n");
  }
}

function paragraph(same: readonly JudgedDifference[]): string {
  const [{ pointer, kind, ours, theirs }] = same as [JudgedDifference]; // a group has a member
  const operations = same.map(({ operation }) => operation).join(", ");
  if (kind === "text") return `  text: ${operations} ${pointer}\n    ${textWords(ours, theirs)}`;
  const values =
    kind === "stale" ? `${String(ours)}, vendor: ${shown(theirs)}` : `ours: ${shown(ours)} | vendor: ${shown(theirs)}`;
  return `  ${oneLine(`${kind}: ${operations} ${pointer || "(the whole operation)"}`)}\n    ${oneLine(values)}`;
}

/** A changed text is told whole: what it means, only a reader knows. */
function textWords(statement: unknown, text: unknown): string {
  const now = typeof text === "string" ? `it reads now: ${oneLine(text)}\n    sha256: ${hashOf(text)}` : "it is gone";
  return `the vendor's text that ours rests on (${String(statement)}) has changed; ${now}`;
}

const SHOWN_CHARACTERS = 100;

function shown(value: unknown): string {
  const text = value === null ? "none" : typeof value === "string" ? value : JSON.stringify(value);
  return text.length > SHOWN_CHARACTERS ? `${text.slice(0, SHOWN_CHARACTERS - 1)}…` : text;
}
