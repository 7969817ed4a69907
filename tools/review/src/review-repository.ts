import { existsSync, readdirSync, readFileSync } from "node:fs";
import { basename, join } from "node:path";
import { readAcceptedChanges } from "./accepted-changes.ts";
import { assess } from "./assess.ts";
import type { Change } from "./change.ts";
import { compare } from "./compare.ts";
import { declarationDiff } from "./declaration-diff.ts";
import { changesetStep, clientPackage, stepBetween, typesPackage, type DeclaredVersion } from "./declared-version.ts";
import { newestReleaseTag, openRevision, repositoryRoot, type Revision } from "./git.ts";
import { lint } from "./lint.ts";
import { generatedModules, previousCode, previousCodeChanges, previousIndex } from "./previous-code.ts";
import { readDescription, type Description } from "./read-description.ts";
import type { Review } from "./review.ts";
import { largestSeverity, type Severity } from "./severity.ts";
import { UnusableInputError } from "@frontegg-identity/canonical";

const specs = ["spec/openapi.yaml", "spec/environment-auth.yaml"] as const;
const acceptedFile = "spec/accepted-changes.yaml";

/**
 * Reviews the working tree's descriptions against those of a git ref, by default the newest release.
 *
 * @param folder - Any folder of the repository.
 * @throws {@link UnusableInputError} for an unknown ref, or a file that is missing or cannot be reviewed.
 */
export async function reviewRepository(folder: string, base: string | undefined, today: string): Promise<Review> {
  const root = repositoryRoot(folder);
  const ref = base ?? newestReleaseTag(root, typesPackage);
  const revision = ref === undefined ? undefined : openRevision(root, ref);
  const now = (file: string): string | undefined => readWorkingTree(root, file);
  const notes: string[] = [];
  if (!revision) notes.push(`There is no release yet (no tag ${typesPackage}@x.y.z): everything is rated as new.`);

  const after = specs.map((file) => describe(file, now(file)));
  const before = specs.map((file) => revision && describe(`${file} at ${revision.ref}`, revision.file(file)));
  const [main, auth] = after;
  if (!main) throw new UnusableInputError(`${specs[0]} is missing in ${root}.`);

  // Lint comes first: it says in words what makes a file unusable, where the comparison would stumble over it.
  const findings = await lint(after.flatMap((description) => (description ? join(root, description.name) : [])));
  const comparisons = await Promise.all(
    after.map(async (description, index) => {
      const old = before[index];
      if (!description) return { changes: old ? [gone(old)] : [], diff: "" };
      if (!old) return { changes: fresh(description), diff: "" };
      const { changes, oldTypes, newTypes } = await compare(old, description);
      return { changes, diff: declarationDiff(oldTypes, newTypes) };
    }),
  );
  const changes = comparisons.flatMap((comparison) => comparison.changes);
  if (revision && before[0]) {
    const { found, note } = await compilePrevious(
      root,
      revision,
      { old: [before[0], before[1]], new: [main, auth] },
      changes,
    );
    changes.push(...found);
    notes.push(note);
  }

  const accepted = readAcceptedChanges(acceptedFile, now(acceptedFile) ?? "");
  const declared = declaredVersion(root, revision, before[0], main);
  const assessment = assess(changes, revision ? declared : firstRelease(declared), accepted, today);
  return {
    ...assessment,
    // Nobody can be broken before there is a release: whatever is declared suffices.
    ...(!revision && { declared: declared.types }),
    notes: [...notes, ...assessment.notes],
    base: revision?.ref,
    lint: findings.map(({ file, text }) => `${basename(file)} ${text}`),
    declarationDiff: comparisons
      .map(({ diff }) => diff)
      .filter(Boolean)
      .join("\n"),
    remedy: assessment.problems.some((problem) => problem.includes("is required"))
      ? changesetCommand(assessment.required)
      : undefined,
    before: before[0],
    after: main,
  };
}

function firstRelease({ types }: DeclaredVersion): DeclaredVersion {
  return { types: largestSeverity([types, "minor"]), client: undefined };
}

function describe(name: string, text: string | undefined): Description | undefined {
  return text === undefined ? undefined : readDescription(name, text);
}

function readWorkingTree(root: string, file: string): string | undefined {
  return existsSync(join(root, file)) ? readFileSync(join(root, file), "utf8") : undefined;
}

function fresh({ name }: Description): Change[] {
  const change = { where: name, severity: "minor", message: "The whole description is new." } as const;
  return [
    { ...change, id: `wire:description-added:${name}`, source: "wire" },
    { ...change, id: `types:added:${name}`, source: "types" },
  ];
}

function gone({ name }: Description): Change {
  const message = "The whole description was removed.";
  return { id: `wire:description-removed:${name}`, where: name, severity: "major", source: "wire", message };
}

async function compilePrevious(
  root: string,
  revision: Revision,
  specification: Record<"old" | "new", [Description, Description | undefined]>,
  changes: readonly Change[],
): Promise<{ found: Change[]; note: string }> {
  const code = previousCode(revision);
  if (code.length === 0)
    return { found: [], note: `${revision.ref} has no type tests and no README examples to compile.` };
  const tests = code.filter(({ kind }) => kind === "type test").length;
  const what = `${tests} type test file(s) and ${code.length - tests} README example(s) of ${revision.ref}`;
  // The same types as before: whatever compiled then compiles now.
  if (!changes.some(({ source }) => source === "types"))
    return { found: [], note: `The types are the same, so ${what} need no compiling.` };
  const [old, revised] = await Promise.all([
    generatedModules(...specification.old),
    generatedModules(...specification.new),
  ]);
  const found = previousCodeChanges(root, code, { ...old, ...previousIndex(revision) }, revised);
  return {
    found,
    note: `${what} compiled against the new types: ${code.length - found.length} of ${code.length} still do.`,
  };
}

function declaredVersion(
  root: string,
  revision: Revision | undefined,
  before: Description | undefined,
  after: Description,
): DeclaredVersion {
  const folder = join(root, ".changeset");
  const files = existsSync(folder)
    ? readdirSync(folder).filter((file) => file.endsWith(".md") && file !== "README.md")
    : [];
  const changesets = Object.fromEntries(files.map((file) => [file, readFileSync(join(folder, file), "utf8")]));
  const manifest = "packages/client/package.json";
  const info = before ? stepBetween(before.document.info.version, after.document.info.version) : "none";
  const client = stepBetween(version(revision?.file(manifest)), version(readWorkingTree(root, manifest)));
  return {
    types: largestSeverity([info, changesetStep(changesets, typesPackage)]),
    client: largestSeverity([client, changesetStep(changesets, clientPackage)]),
  };
}

function version(manifest: string | undefined): string {
  // A package.json of this repository.
  return manifest === undefined ? "" : ((JSON.parse(manifest) as { version?: string }).version ?? "");
}

/** Only a major step has to be declared for both: see `declaredStep`. */
function changesetCommand(step: Severity): string {
  const packages = step === "major" ? `${typesPackage},${clientPackage}` : typesPackage;
  return `npx -y pnpm@12.21.0 changeset add --${step} ${packages} -m "What changed, why, and how to update"`;
}
