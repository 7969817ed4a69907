import { oneLine } from "openapi-review/core";
import type { Judgement } from "./judge.ts";
import type { Deviation } from "./parse-deviations.ts";

/** Writes differences for people. What fails comes first; equal differences of several operations are told once. */
export function report({ drift, stale, accepted, wording }: Judgement, compared: readonly string[]): string {
  const all = drift.length + accepted.length + wording.length;
  const failing = drift.length + stale.length;
  return [
    ...compared,
    ...section("NOT ACCEPTED", drift),
    ...section("LISTED IN spec/deviations.yaml, BUT NO LONGER THERE (remove the entry)", stale),
    ...section("Accepted in spec/deviations.yaml", accepted),
    ...section("Other words (never a failure)", wording),
    failing === 0
      ? `No drift: ${all} differences, all of them deliberate or a matter of words.\n`
      : `Drift: ${drift.length} of ${all} differences are not accepted, and ${stale.length} listed ones do not exist.\n`,
  ].join("\n\n");
}

type Told = Deviation & { readonly ours?: unknown };

function section(title: string, differences: readonly Told[]): string[] {
  if (differences.length === 0) return [];
  const groups = Map.groupBy(differences, ({ pointer, ours, theirs }) => JSON.stringify([pointer, ours, theirs]));
  return [[`${title}: ${differences.length}`, ...[...groups.values()].map(paragraph)].join("\n")];
}

function paragraph(same: readonly Told[]): string {
  const [{ pointer, ours, theirs }] = same as [Told]; // a group has a member
  const operations = same.map(({ operation }) => operation).join(", ");
  const values = `${ours === undefined ? "" : `ours: ${shown(ours)} | `}vendor: ${shown(theirs)}`;
  return `  ${oneLine(`${operations} ${pointer || "(the whole operation)"}`)}\n    ${oneLine(values)}`;
}

function shown(value: unknown): string {
  if (value === null) return "none";
  return typeof value === "string" ? value : JSON.stringify(value);
}
