import { parse } from "yaml";
import { compareSeverity, largestSeverity, type Severity } from "./severity.ts";
import { UnusableInputError } from "@frontegg-identity/canonical";

/** The published packages whose versions a change of the spec concerns. */
export const typesPackage = "@frontegg-identity/types";
export const clientPackage = "@frontegg-identity/client";

/** The step that is declared for each package, or in the description itself. */
export interface DeclaredVersion {
  /** Of the types package, whose version is the spec's. */
  readonly types: Severity;
  /** Of the client, which re-exports the types; undefined where two files are compared. */
  readonly client: Severity | undefined;
}

/**
 * The step from one version to another, by its name: `0.1.0` to `0.2.0` is minor below 1.0.0 too, as changesets has it.
 * A version that goes back, or is none, is no step.
 */
export function stepBetween(before: string, after: string): Severity {
  const [old, revised] = [before, after].map((version) => /^(\d+)\.(\d+)\.(\d+)/.exec(version)?.slice(1).map(Number));
  if (!old || !revised) return "none";
  const names: readonly Severity[] = ["major", "minor", "patch"];
  const index = names.findIndex((_, at) => revised[at] !== old[at]);
  return (revised[index] ?? 0) > (old[index] ?? 0) ? (names[index] ?? "none") : "none";
}

/** The version that is one step after another. */
export function stepVersion(version: string, step: Severity): string {
  const [major = 0, minor = 0, patch = 0] = version.split(".").map((part) => Number.parseInt(part, 10) || 0);
  if (step === "major") return `${major + 1}.0.0`;
  if (step === "minor") return `${major}.${minor + 1}.0`;
  return step === "patch" ? `${major}.${minor}.${patch + 1}` : version;
}

/**
 * The largest step that pending changesets declare for a package.
 *
 * @param changesets - File name to text, of `.changeset/*.md`.
 * @throws {@link UnusableInputError} for a changeset whose front matter cannot be read.
 */
export function changesetStep(changesets: Readonly<Record<string, string>>, packageName: string): Severity {
  return largestSeverity(
    Object.entries(changesets).map(([file, text]) => {
      const step = frontMatter(file, text)[packageName];
      if (step === undefined) return "none";
      if (step !== "none" && step !== "patch" && step !== "minor" && step !== "major") {
        throw new UnusableInputError(
          `.changeset/${file} gives ${packageName} the step ${JSON.stringify(step)}; it must be patch, minor or major.`,
        );
      }
      return step;
    }),
  );
}

function frontMatter(file: string, text: string): Readonly<Record<string, unknown>> {
  const [, block] = /^---\r?\n([\s\S]*?)\r?\n?---/.exec(text) ?? [];
  if (block === undefined)
    throw new UnusableInputError(`.changeset/${file} has no front matter (\`---\` lines around the steps).`);
  try {
    const steps: unknown = parse(block);
    return typeof steps === "object" && steps !== null ? (steps as Record<string, unknown>) : {};
  } catch {
    throw new UnusableInputError(`.changeset/${file} has front matter that is not valid YAML.`);
  }
}

/**
 * The step that counts against what a change requires. A major step of the types breaks the client's users too, who get
 * the types through it, so then the smaller one counts. A smaller step reaches them through the client's caret range.
 */
export function declaredStep(declared: DeclaredVersion, required: Severity): Severity {
  const { types, client } = declared;
  return required === "major" && client !== undefined && compareSeverity(client, types) < 0 ? client : types;
}
