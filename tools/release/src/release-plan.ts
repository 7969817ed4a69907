import { inc, satisfies } from "semver";

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

/** The package whose version is the spec's. */
export const typesPackage = "@frontegg-identity/types";

/** The fields of a package.json that say whose types a package hands on. */
export interface ExposingManifest {
  readonly name: string;
  readonly private?: boolean | undefined;
  readonly exports?: unknown;
  readonly dependencies?: Readonly<Record<string, string>> | undefined;
}

/**
 * Finds, for each package of the repository, the published packages that hand its types on. A library does that with every
 * package that it depends on, and a command, which exports nothing, with none.
 */
export function exposedBy(manifests: readonly ExposingManifest[]): ReadonlyMap<string, readonly string[]> {
  const libraries = manifests.filter(({ exports, private: isPrivate }) => {
    const paths = typeof exports === "object" && exports !== null ? Object.keys(exports) : [];
    return isPrivate !== true && paths.some((path) => path !== "./package.json");
  });
  return new Map(
    manifests.map(({ name }) => [
      name,
      libraries.filter(({ dependencies = {} }) => name in dependencies).map((library) => library.name),
    ]),
  );
}

/**
 * Finds faults of a plan. A package that hands on the types of another must not send its users, through their caret range,
 * a release of the other that its own users would have to ask for.
 */
export function releasePlanProblems(
  { releases }: ReleasePlan,
  exposures: ReadonlyMap<string, readonly string[]>,
): string[] {
  const leaving = releases.filter(leavesRange);
  return leaving.flatMap((release) => {
    const { name, type, oldVersion, newVersion } = release;
    const staying = (exposures.get(name) ?? []).filter((user) => !leaving.some((other) => other.name === user));
    if (staying.length === 0) return [];
    const users = staying.map((user) => user.replace(/^@[^/]*\//, "")).join(" and ");
    return [
      `${name} ${oldVersion} → ${newVersion} leaves the range ^${oldVersion}, and ${users}, which ` +
        `${staying.length === 1 ? "hands" : "hand"} its types on, would not. Run: ` +
        `npx -y pnpm@12.21.0 exec changeset add --${type} ${staying.join(",")} -m "…"`,
    ];
  });
}

function leavesRange({ oldVersion, newVersion }: PlannedRelease): boolean {
  return oldVersion !== undefined && newVersion !== undefined && leavesCaretRange(oldVersion, newVersion);
}

/** Whether users of `^from` have to ask for a version, because their range doesn't take it. */
function leavesCaretRange(from: string, to: string): boolean {
  return !satisfies(to, `^${from}`);
}

/**
 * Finds the packages that a step of the types has to be declared for. Changesets releases the users of a package as a patch,
 * which is enough while the types stay in their caret range.
 *
 * @param version - The version of the types.
 */
export function packagesToStep(
  version: string,
  step: "none" | "patch" | "minor" | "major",
  exposures: ReadonlyMap<string, readonly string[]>,
): string[] {
  const next = step === "none" ? version : (inc(version, step) ?? version);
  const found = new Set([typesPackage]);
  // A set that grows is walked to its end.
  if (step !== "patch" && leavesCaretRange(version, next))
    for (const name of found) for (const user of exposures.get(name) ?? []) found.add(user);
  return [...found];
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
