import { globSync } from "node:fs";
import { assembleReleasePlan } from "@changesets/assemble-release-plan";
import { readConfig } from "@changesets/config";
import { readPreState } from "@changesets/pre";
import { parseChangesetFile } from "@changesets/parse";
import { readChangesets } from "@changesets/read";
import { exposedBy, packagesToStep, releasePlanProblems, typesPackage } from "@frontegg-identity/release/release-plan";
import { type Severity, UnusableInputError } from "openapi-review/core";
import { getPackages } from "@manypkg/get-packages";
import { readText } from "./read-text.ts";

/** What changesets would release. */
export interface DeclaredSteps {
  /** The step of the types package, whose version is the spec's, that the changesets new since the base declare. */
  readonly declared: Severity;
  /** The same for all that are pending. */
  readonly pending: Severity;
  /** What the release preview would refuse in the new ones. */
  readonly problems: readonly string[];
  /** The packages that the new ones release. */
  readonly released: ReadonlySet<string>;
  /** The command that declares a step. */
  readonly remedy: (step: Severity) => string;
}

/**
 * Asks changesets what it would release. A changeset counts as new when it was written or amended since the base: each
 * pull request declares what it brings itself, and is not excused by what is pending already.
 *
 * @param base - A folder with the files of the base.
 * @throws {@link UnusableInputError} for a changeset that changesets cannot read.
 */
export async function declaredSteps(root: string, base: string): Promise<DeclaredSteps> {
  if (readText(root, ".changeset/config.json") === undefined)
    throw new UnusableInputError(".changeset/config.json is missing. To compare two files, use openapi-review.");
  try {
    const packages = await getPackages(root);
    const { config, errors } = await readConfig(root, packages);
    if (!config) throw new UnusableInputError(`.changeset/config.json: ${errors.join(" ")}`);
    const all = await readChangesets(root);
    const isNew = (file: string): boolean => readText(base, file) !== readText(root, file);
    const fresh = all.filter(({ id }) => isNew(`.changeset/${id}.md`));
    const pre = await readPreState(root);
    const [plan, whole] = [fresh, all].map((changesets) => assembleReleasePlan(changesets, packages, config, pre));
    const step = (of: typeof plan): Severity => of?.releases.find(({ name }) => name === typesPackage)?.type ?? "none";
    const exposures = exposedBy(packages.packages.map(({ packageJson }) => packageJson));
    const version = packages.packages.find(({ packageJson }) => packageJson.name === typesPackage)?.packageJson.version;
    return {
      declared: step(plan),
      pending: step(whole),
      problems: plan ? releasePlanProblems(plan, exposures) : [],
      released: new Set(plan?.releases.filter(({ type }) => type !== "none").map(({ name }) => name)),
      remedy: (wanted) =>
        `npx -y pnpm@12.21.0 changeset add --${wanted} ${packagesToStep(version ?? "0.0.0", wanted, exposures).join(",")} ` +
        '-m "What changed, why, and how to update"',
    };
  } catch (error) {
    if (error instanceof UnusableInputError || !(error instanceof Error)) throw error;
    const [reason = ""] = error.message.replace("could not parse changeset - ", "").split("\n");
    throw new UnusableInputError(`${brokenChangeset(root) ?? "The changesets"} cannot be read: ${reason}`, {
      cause: error,
    });
  }
}

/** Changesets does not say in which file it stumbled. The names it ignores, such as README.md, are in capitals. */
function brokenChangeset(root: string): string | undefined {
  return globSync(".changeset/**/[a-z]*.md", { cwd: root }).find((file) => {
    try {
      return !parseChangesetFile(readText(root, file) ?? "");
    } catch {
      return true;
    }
  });
}
