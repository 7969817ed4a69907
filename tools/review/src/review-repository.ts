import { globSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { type TypeModules, UnusableInputError, verdictOf } from "openapi-review/core";
import { typesPackage } from "@frontegg-identity/release/release-plan";
import { readAcceptedChanges, type AcceptedChange } from "./accepted-changes.ts";
import { assess } from "./assess.ts";
import { compare } from "./compare.ts";
import { declaredSteps } from "./declared-steps.ts";
import { checkOut, commitOf, mergeBase, newestReleaseTag, repositoryRoot } from "./git.ts";
import { lint } from "./lint.ts";
import { packageProblems } from "./package-problems.ts";
import { readText } from "./read-text.ts";
import type { Review } from "./review.ts";
import {
  committedModules,
  committedSnapshot,
  generatedModules,
  generatedSnapshot,
  loadDocuments,
  sourceFolder,
  type Snapshot,
} from "./snapshot.ts";

const acceptedFile = "spec/accepted-changes.yaml";

/** The repository that this tool is part of. In a pull request it is the target's, and reviews another one as data. */
const toolRoot = fileURLToPath(new URL("../../../", import.meta.url));

/**
 * Reviews the working tree against the commit at which it left the branch that it is to be merged into.
 *
 * @param folder - Any folder of the repository.
 * @param base - Another commit to compare with.
 * @param target - The branch that it is to be merged into, on `origin`. @defaultValue `main`
 * @throws {@link UnusableInputError} for an unknown ref, or a file that is missing or cannot be reviewed.
 */
export async function reviewRepository(
  folder: string,
  base: string | undefined,
  target: string | undefined,
  today: string,
): Promise<Review> {
  const root = repositoryRoot(folder);
  const commit = commitOf(root, base ?? mergeBase(root, target));
  using old = checkOut(root, commit);
  const [ref, hash] = [base ?? "the merge base", commit.slice(0, 12)];

  // Documents are loaded first: nothing else reads a file that they refer to outside their folder.
  const documents = await loadDocuments(root);
  if (documents.length === 0) throw new UnusableInputError(`spec/openapi.yaml is missing in ${root}.`);
  const findings = await Promise.all(documents.map((document) => lint(join(root, document.source), document)));
  const generated = await generatedModules(documents);
  const committed = committedModules(root);
  const stale = staleness(root, generated, committed);
  const after: Snapshot = committed
    ? { documents, modules: { ...committed, ...(!stale.isOtherGenerator && generated) } }
    : await generatedSnapshot(documents);
  const changes = await compare(await snapshotAt(old.path, ref), after);

  const steps = await declaredSteps(root, old.path);
  // What an earlier pull request had accepted excuses nothing here.
  const known = new Set(accepted(old.path).map(({ id }) => id));
  const entries = accepted(root).filter(({ id }) => !known.has(id));
  const assessment = assess(changes, steps.declared, entries, today);
  const problems = [
    ...assessment.problems,
    ...steps.problems,
    ...packageProblems(root, old.path, steps.released),
    ...stale.problems,
  ];
  return {
    ...assessment,
    problems,
    ok: problems.length === 0,
    notes: [...stale.notes, ...assessment.notes],
    base: commit.startsWith(ref) ? hash : `${ref}, ${hash}`,
    sinceRelease: await sinceRelease(root, after, steps.pending),
    lint: findings.flat(),
    remedy: assessment.isTooSmall ? steps.remedy(assessment.required) : undefined,
  };
}

function accepted(root: string): readonly AcceptedChange[] {
  return readAcceptedChanges(acceptedFile, readText(root, acceptedFile) ?? "");
}

async function snapshotAt(folder: string, ref: string): Promise<Snapshot | undefined> {
  try {
    return await committedSnapshot(folder);
  } catch (error) {
    if (!(error instanceof UnusableInputError)) throw error;
    throw new UnusableInputError(`At ${ref}: ${error.message}`, { cause: error });
  }
}

/** Whether the committed types are those of the spec. They are judged as the spec has them in any case. */
function staleness(
  root: string,
  generated: TypeModules,
  committed: TypeModules | undefined,
): { isOtherGenerator: boolean; problems: string[]; notes: string[] } {
  const stale = committed ? Object.keys(generated).filter((path) => generated[path] !== committed[path]) : [];
  if (stale.length === 0) return { isOtherGenerator: false, problems: [], notes: [] };
  if (isOtherGenerator(root)) {
    const note =
      "The generator is another one than the base has: the types are judged as committed, and the job that runs " +
      "`generate:check` says whether they are those of the spec.";
    return { isOtherGenerator: true, problems: [], notes: [note] };
  }
  const files = stale.map((path) => `${sourceFolder}/${path}`).join(", ");
  const problem = `${files}: not what the spec generates. Run: npx -y pnpm@12.21.0 generate`;
  return { isOtherGenerator: false, problems: [problem], notes: [] };
}

/** Whether the repository brings a generator that is not the one which this tool runs. */
function isOtherGenerator(root: string): boolean {
  const sources = globSync(["tools/generate/src/**/*.ts", "pnpm-lock.yaml"], { cwd: root });
  return sources.some((file) => readText(root, file) !== readText(toolRoot, file));
}

/** The step since the last release, which every pull request since then has a part in. */
async function sinceRelease(root: string, after: Snapshot, pending: string): Promise<string> {
  const tag = newestReleaseTag(root, typesPackage);
  if (tag === undefined) return `Nothing is released yet. All pending changesets declare: ${pending}.`;
  using released = checkOut(root, commitOf(root, tag));
  const { required } = verdictOf(await compare(await snapshotAt(released.path, tag), after));
  return `Since ${tag}: ${required} in all. All pending changesets declare: ${pending}.`;
}
