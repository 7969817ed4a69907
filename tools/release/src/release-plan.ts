import type { ReleasePlan, VersionType } from "@changesets/types";
import { inc, satisfies } from "semver";
import type { Manifest } from "./published-packages.ts";

/** The package whose version is the spec's. */
export const typesPackage = "@frontegg-identity/types";

/** The fields of a package.json that say whose types a package hands on. */
export type ExposingManifest = Pick<Manifest, "name" | "private" | "exports" | "dependencies">;

/**
 * Finds, for each package of the repository, the published packages that hand its types on. A library does that with every
 * package that it depends on, and a command, which exports nothing, with none.
 */
export function exposedBy(manifests: readonly ExposingManifest[]): ReadonlyMap<string, readonly string[]> {
  const libraries = manifests.filter(
    ({ exports, private: isPrivate }) =>
      isPrivate !== true && Object.keys(exports ?? {}).some((path) => path !== "./package.json"),
  );
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
  { releases }: Pick<ReleasePlan, "releases">,
  exposures: ReadonlyMap<string, readonly string[]>,
): string[] {
  const leaving = releases.filter(({ oldVersion = "", newVersion = "" }) => leavesRange(oldVersion, newVersion));
  return leaving.flatMap(({ name, type, oldVersion, newVersion }) => {
    const staying = (exposures.get(name) ?? []).filter((user) => !leaving.some((other) => other.name === user));
    if (staying.length === 0) return [];
    return [
      `${name} ${oldVersion} → ${newVersion} leaves the range ^${oldVersion}. ${staying.join(" and ")} must leave their range ` +
        `too, because users get its types through them. Run: ` +
        `npx -y pnpm@12.21.0 exec changeset add --${type} ${staying.join(",")} -m "…"`,
    ];
  });
}

/** Whether users of `^from` have to ask for a version, because their range doesn't take it. */
function leavesRange(from: string, to: string): boolean {
  return to !== "" && !satisfies(to, `^${from}`);
}

/**
 * Finds the packages that a step of the types has to be declared for. Changesets releases the users of a package as a patch,
 * which is enough while the types stay in their caret range.
 *
 * @param version - The version of the types.
 */
export function packagesToStep(
  version: string,
  step: VersionType,
  exposures: ReadonlyMap<string, readonly string[]>,
): string[] {
  const next = step === "none" ? version : (inc(version, step) ?? version);
  const found = new Set([typesPackage]);
  // A set that grows is walked to its end.
  if (step !== "patch" && leavesRange(version, next))
    for (const name of found) for (const user of exposures.get(name) ?? []) found.add(user);
  return [...found];
}
