import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { UnusableInputError } from "@frontegg-identity/canonical";
import { typesPackage } from "@frontegg-identity/release/release-plan";
import { readAcceptedChanges } from "./accepted-changes.ts";
import { assess } from "./assess.ts";
import { bundle, isSplit } from "./bundle.ts";
import type { Change } from "./change.ts";
import { compareModules, distinct } from "./compare.ts";
import { declaredSteps } from "./declared-steps.ts";
import { mergeBase, newestReleaseTag, openRevision, repositoryRoot, workingTree, type Revision } from "./git.ts";
import { lint } from "./lint.ts";
import { readDescription, type Description } from "./read-description.ts";
import type { Review } from "./review.ts";
import { largestSeverity } from "./severity.ts";
import type { TypeModules } from "./type-changes.ts";
import { committedModules, generatedIndex, generatedModules, sourceFolder } from "./type-modules.ts";
import { wireChanges } from "./wire-changes.ts";

const specs = ["spec/openapi.yaml", "spec/environment-auth.yaml"] as const;
const acceptedFile = "spec/accepted-changes.yaml";

/** The repository that this tool is part of. In a pull request it is the target's, and reviews another one as data. */
const toolRoot = fileURLToPath(new URL("../../../", import.meta.url));

/** What a version of the repository promises. */
interface Snapshot {
  readonly openapi: Description;
  readonly environmentAuth: Description | undefined;
  readonly modules: TypeModules;
}

/**
 * Reviews the working tree against the commit at which it left the branch that it is to be merged into.
 *
 * @param folder - Any folder of the repository.
 * @param base - Another commit to compare with.
 * @throws {@link UnusableInputError} for an unknown ref, or a file that is missing or cannot be reviewed.
 */
export async function reviewRepository(folder: string, base: string | undefined, today: string): Promise<Review> {
  const root = repositoryRoot(folder);
  const revision = openRevision(root, base ?? mergeBase(root, process.env["GITHUB_BASE_REF"]));
  const tree = workingTree(root);

  const [openapi, environmentAuth] = [await describe(tree, specs[0]), await describe(tree, specs[1])];
  if (!openapi) throw new UnusableInputError(`${specs[0]} is missing in ${root}.`);
  // Lint comes first: it says in words what makes a file unusable, where the comparison would stumble over it.
  const findings = await lint([openapi, environmentAuth].flatMap((one) => (one ? join(root, one.name) : [])));
  const generated = await generatedModules(openapi, environmentAuth);
  const committed = committedModules(tree);
  const stale = staleness(tree, generated, committed);
  const after: Snapshot = {
    openapi,
    environmentAuth,
    modules: { ...(committed ?? generatedIndex), ...(!stale.isOtherGenerator && generated) },
  };

  const before = await snapshot(revision);
  const { changes, declarationDiff } = compareSnapshots(before, after);

  const steps = await declaredSteps(root, revision);
  // What an earlier pull request had accepted excuses nothing here.
  const known = new Set(accepted(revision).map(({ id }) => id));
  const entries = accepted(tree).filter(({ id }) => !known.has(id));
  const assessment = assess(changes, steps.declared, entries, today);
  const problems = [...assessment.problems, ...steps.problems, ...stale.problems];
  const isTooSmall = assessment.problems.some((problem) => problem.includes("is required"));
  return {
    ...assessment,
    problems,
    ok: problems.length === 0,
    notes: [...stale.notes, ...assessment.notes],
    base: `${base ?? "the merge base"}, ${revision.commit.slice(0, 12)}`,
    sinceRelease: await sinceRelease(root, after, steps.pending),
    lint: findings.map(({ file, text }) => `${basename(file)} ${text}`),
    declarationDiff,
    remedy: isTooSmall ? steps.remedy(assessment.required) : undefined,
    before: before?.openapi,
    after: openapi,
  };
}

function accepted(at: Pick<Revision, "file">): ReturnType<typeof readAcceptedChanges> {
  return readAcceptedChanges(acceptedFile, at.file(acceptedFile) ?? "");
}

async function snapshot(revision: Revision): Promise<Snapshot | undefined> {
  try {
    const [openapi, environmentAuth] = [await describe(revision, specs[0]), await describe(revision, specs[1])];
    if (!openapi) return undefined;
    const committed = committedModules(revision);
    const modules = committed ?? { ...(await generatedModules(openapi, environmentAuth)), ...generatedIndex };
    return { openapi, environmentAuth, modules };
  } catch (error) {
    if (!(error instanceof UnusableInputError)) throw error;
    throw new UnusableInputError(`At ${revision.ref}: ${error.message}`, { cause: error });
  }
}

/** Reads a description, and makes one document of it when it is split into files. */
async function describe(at: Pick<Revision, "file" | "files">, file: string): Promise<Description | undefined> {
  const text = at.file(file);
  if (text === undefined || !isSplit(text)) return text === undefined ? undefined : readDescription(file, text);
  const folder = mkdtempSync(join(tmpdir(), "spec-"));
  try {
    for (const path of at.files("spec").filter((name) => /\.(?:ya?ml|json)$/.test(name))) {
      mkdirSync(dirname(join(folder, path)), { recursive: true });
      writeFileSync(join(folder, path), at.file(path) ?? "");
    }
    return readDescription(file, await bundle(join(folder, file)));
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function compareSnapshots(
  before: Snapshot | undefined,
  after: Snapshot,
): { changes: Change[]; declarationDiff: string } {
  const types = before ? compareModules(before.modules, after.modules) : { changes: [], declarationDiff: "" };
  const wire = (["openapi", "environmentAuth"] as const).flatMap((which) => {
    const [old, revised] = [before?.[which], after[which]];
    if (old && revised) return wireChanges(old, revised);
    return old || revised ? [wholeDescription(old ?? revised!, old ? "removed" : "added")] : []; // one is there
  });
  return { ...types, changes: distinct([...wire, ...types.changes]) };
}

function wholeDescription({ name }: Description, verb: "added" | "removed"): Change {
  const severity = verb === "added" ? "minor" : "major";
  const message = `The whole description was ${verb}.`;
  return { id: `wire:description-${verb}:${name}`, where: name, severity, source: "wire", message };
}

/** Whether the committed types are those of the spec. They are judged as the spec has them in any case. */
function staleness(
  tree: Revision,
  generated: TypeModules,
  committed: TypeModules | undefined,
): { isOtherGenerator: boolean; problems: string[]; notes: string[] } {
  const stale = committed ? Object.keys(generated).filter((path) => generated[path] !== committed[path]) : [];
  if (stale.length === 0) return { isOtherGenerator: false, problems: [], notes: [] };
  const tool = workingTree(toolRoot);
  const sources = [...tool.files("tools/generate/src"), ...tree.files("tools/generate/src"), "pnpm-lock.yaml"];
  const isOther = (file: string): boolean => ![undefined, tool.file(file)].includes(tree.file(file));
  if (tree.commit !== tool.commit && sources.some(isOther)) {
    const note =
      "The generator is another one than the base has: the types are judged as committed, and the job that runs " +
      "`generate:check` says whether they are those of the spec.";
    return { isOtherGenerator: true, problems: [], notes: [note] };
  }
  const files = stale.map((path) => `${sourceFolder}/${path}`).join(", ");
  const problem = `${files}: not what the spec generates. Run: npx -y pnpm@12.21.0 generate`;
  return { isOtherGenerator: false, problems: [problem], notes: [] };
}

/** The step since the last release, which every pull request since then has a part in. */
async function sinceRelease(root: string, after: Snapshot, pending: string): Promise<string> {
  const tag = newestReleaseTag(root, typesPackage);
  if (tag === undefined) return `Nothing is released yet. All pending changesets declare: ${pending}.`;
  const { changes } = compareSnapshots(await snapshot(openRevision(root, tag)), after);
  const required = largestSeverity(changes.map(({ severity }) => severity));
  return `Since ${tag}: ${required} in all. All pending changesets declare: ${pending}.`;
}
