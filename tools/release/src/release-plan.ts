import { inc } from "semver";
import { leavesCaretRange } from "./caret-range.ts";

/** What `changeset status --output` writes, as far as it is read here. */
export interface ReleasePlan {
  readonly changesets: readonly { readonly id: string; readonly summary: string }[];
  readonly releases: readonly PlannedRelease[];
}

/** A package that a merge would publish. */
export interface PlannedRelease {
  readonly name: string;
  readonly type: "none" | "patch" | "minor" | "major";
  /** Undefined of a package that has no version. */
  readonly oldVersion: string | undefined;
  readonly newVersion: string | undefined;
  readonly changesets: readonly string[];
}

/** The published packages whose versions a change of the spec concerns. */
export const typesPackage = "@frontegg-identity/types";
export const clientPackage = "@frontegg-identity/client";

/**
 * Finds what is wrong with a plan. The client re-exports the types, so its users must not receive through their caret
 * range what users of the types would have to ask for.
 */
export function releasePlanProblems({ releases }: ReleasePlan): string[] {
  const ofTypes = releases.find(({ name }) => name === typesPackage);
  const ofClient = releases.find(({ name }) => name === clientPackage);
  if (ofTypes === undefined || !leavesRange(ofTypes) || (ofClient !== undefined && leavesRange(ofClient))) return [];
  return [
    `${typesPackage} ${ofTypes.oldVersion} → ${ofTypes.newVersion} leaves the range ^${ofTypes.oldVersion}, and the client, ` +
      `which re-exports its types, would not. Run: ` +
      `npx -y pnpm@12.21.0 exec changeset add --${ofTypes.type} ${clientPackage} -m "…"`,
  ];
}

function leavesRange({ oldVersion, newVersion }: PlannedRelease): boolean {
  return oldVersion !== undefined && newVersion !== undefined && leavesCaretRange(oldVersion, newVersion);
}

/**
 * The packages that a step of the types, from a version on, has to be declared for. A patch takes the client with it as
 * far as it goes itself: changesets releases who depends on a package as a patch.
 */
export function packagesToStep(version: string, step: "none" | "patch" | "minor" | "major"): string[] {
  const next = step === "none" ? version : (inc(version, step) ?? version);
  return step !== "patch" && leavesCaretRange(version, next) ? [typesPackage, clientPackage] : [typesPackage];
}

/** Tells in Markdown what a merge would publish. */
export function releasePlanReport(plan: ReleasePlan): string {
  const releases = plan.releases.filter(({ type }) => type !== "none");
  if (releases.length === 0) return "## Release preview\n\nA merge would publish nothing.\n";
  const summaries = new Map(plan.changesets.map(({ id, summary }) => [id, summary.trim()]));
  const rows = releases.map(
    ({ name, oldVersion, newVersion, type }) => `| ${name} | ${oldVersion} | ${newVersion} | ${type} |`,
  );
  const changes = releases.map(({ name, newVersion, changesets }) => {
    const texts = changesets.map((id) => summaries.get(id)).filter((text) => text !== undefined);
    return `### ${name} ${newVersion}\n\n${texts.join("\n\n") || "New versions of its dependencies."}\n`;
  });
  return [
    "## Release preview\n\nThe next release would publish:\n",
    "| package | from | to | change |\n| --- | --- | --- | --- |",
    `${rows.join("\n")}\n`,
    ...changes,
  ].join("\n");
}
