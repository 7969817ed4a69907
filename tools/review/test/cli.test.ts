import { execFileSync } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { runReview, type Outcome } from "../src/run-review.ts";
import { library } from "../../../packages/openapi-review/test/verdicts/library.ts";

const types = "@frontegg-identity/types";
const client = "@frontegg-identity/client";

let root: string;

/** A repository with a spec and the manifests of the two packages, and nothing released. */
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), "review-cli-"));
  write("spec/openapi.yaml", library);
  write("package.json", JSON.stringify({ name: "root", private: true, version: "0.0.0" }));
  write("pnpm-workspace.yaml", "packages: [packages/*]\n");
  write("packages/types/package.json", JSON.stringify({ name: types, version: "0.1.0" }));
  const exposing = { exports: { ".": "./index.js" }, dependencies: { [types]: "workspace:^" } };
  write("packages/client/package.json", JSON.stringify({ name: client, version: "0.1.0", ...exposing }));
  write(
    ".changeset/config.json",
    JSON.stringify({ changelog: false, commit: false, access: "public", baseBranch: "main" }),
  );
  git("init", "--quiet", "--initial-branch=main");
  commit();
});

afterEach(() => rmSync(root, { recursive: true }));

function write(file: string, text: string): void {
  mkdirSync(dirname(join(root, file)), { recursive: true });
  writeFileSync(join(root, file), text);
}

function edit(file: string, find: string | RegExp, replace: string): void {
  const text = readFileSync(join(root, file), "utf8");
  const edited = text.replace(find, replace);
  if (edited === text) throw new Error(`${file} has no ${find}.`);
  write(file, edited);
}

/** Adds an optional field to a response. It has no description, which the spec's lint rules want. */
function addField(): void {
  edit("spec/openapi.yaml", "note: {", "isbn: { type: string }\n        note: {");
}

function git(...args: string[]): void {
  execFileSync("git", ["-c", "user.name=t", "-c", "user.email=t@example.com", ...args], { cwd: root, stdio: "pipe" });
}

function commit(): void {
  git("add", "--all");
  git("commit", "--quiet", "--message", "A commit");
}

interface Report {
  readonly wire: string;
  readonly types: string;
  readonly required: string;
  readonly declared: string;
  readonly ok: boolean;
  readonly changes: readonly Record<string, unknown>[];
  readonly problems: readonly string[];
  readonly sinceRelease?: string;
}

function review(args: readonly string[], env: Record<string, string> = {}, cwd = root): Promise<Outcome> {
  return runReview(args, cwd, env);
}

/** What `--json` printed: stdout holds the object and nothing else. */
async function reviewJson(...args: string[]): Promise<Report & { exitCode: number }> {
  const { exitCode, stdout } = await review([...args, "--json"]);
  // A test pins the keys.
  return { exitCode, ...(JSON.parse(stdout) as Report) };
}

/** A changeset that declares a step of the types, and of another package. */
function changeset(step: string, other?: string): string {
  const lines = [types, ...(other ? [other] : [])].map((name) => `"${name}": ${step}\n`);
  return `---\n${lines.join("")}---\n\nA change.\n`;
}

/** An entry of spec/accepted-changes.yaml that accepts a change. */
function entry({ id, before = null, after = null }: Record<string, unknown>): string {
  const values = { id, from: before, to: after, reason: "A test.", acceptedBy: "us", expires: "9999-12-31" };
  return `- ${JSON.stringify(values)}\n`;
}

/** A branch with the change in it, as a pull request has. */
function branch(): void {
  git("checkout", "--quiet", "-B", "change");
}

/** Runs the command that a report asks for. */
function runRemedy(report: string): string[] {
  const [, args = ""] = /^ *npx -y pnpm@12\.21\.0 changeset (add .*)$/m.exec(report) ?? [];
  const words = [...args.matchAll(/"([^"]*)"|(\S+)/g)].map(([, quoted, word]) => quoted ?? word ?? "");
  const program = createRequire(import.meta.url).resolve("@changesets/cli/bin.js");
  execFileSync(process.execPath, [program, ...words], { cwd: root, stdio: "pipe" });
  return words;
}

const renameOperation = () => edit("spec/openapi.yaml", "operationId: getBook", "operationId: readBook");

describe("review", () => {
  it("asks for what a change needs before the first release too", async () => {
    branch();
    renameOperation();
    edit("spec/openapi.yaml", "https://us.library.dev", "https://us.example.dev");
    const report = await reviewJson();
    expect(report).toMatchObject({ wire: "major", required: "major", declared: "none", ok: false, exitCode: 1 });
    expect(report.sinceRelease).toBe("Nothing is released yet. All pending changesets declare: none.");
  });

  it("compares with the merge base, and tells of the last release in a line of its own", async () => {
    git("tag", `${types}@0.9.0`);
    renameOperation();
    commit();
    for (const tag of [`${types}@0.8.0`, `${types}@1.0.0-rc.0`, `${client}@2.0.0`]) git("tag", tag);
    branch();
    expect(await reviewJson()).toMatchObject({ required: "none", ok: true, exitCode: 0 });
    expect((await reviewJson()).sinceRelease).toContain(`Since ${types}@0.9.0: major in all.`);
    expect(await reviewJson("--base", `${types}@0.9.0`)).toMatchObject({ required: "major", ok: false, exitCode: 1 });
    const hash = execFileSync("git", ["rev-parse", "HEAD"], { cwd: root, encoding: "utf8" }).trim();
    expect((await review(["--base", hash])).stdout).toContain(`Compared with ${hash.slice(0, 12)}.\n`);
  });

  it("compares with the target of a pull request, and says so when that is not here", async () => {
    edit("spec/openapi.yaml", "Lends books.", "Lends many books.");
    commit();
    git("update-ref", "refs/remotes/origin/next", "HEAD");
    expect(JSON.parse((await review(["--json"], { GITHUB_BASE_REF: "next" })).stdout)).toMatchObject({
      required: "none",
    });
    const { exitCode, stderr } = await review([], { GITHUB_BASE_REF: "gone" });
    expect(stderr).toContain("origin/gone and this branch have no commit in common here");
    expect(exitCode).toBe(2);
  });

  it("refuses a clone in which the branch to compare with is missing, and says how to get it", async () => {
    branch();
    renameOperation();
    commit();
    const clone = join(root, "clone");
    git("clone", "--quiet", "--depth=1", "--branch=change", `file://${root}`, clone);
    const { exitCode, stderr } = await review([], {}, clone);
    expect(exitCode).toBe(2);
    const [, command = ""] =
      /^origin\/main and this branch have no commit in common here\..* \((git .*)\)/.exec(stderr) ?? [];
    execFileSync("sh", ["-c", command], { cwd: clone, stdio: "pipe" });
    expect(await review([], {}, clone)).toMatchObject({ exitCode: 1, stderr: "" });
  });

  it("fails for too small a bump, and the command it prints makes it pass", async () => {
    branch();
    renameOperation();
    const failed = await review([]);
    expect(failed.exitCode).toBe(1);
    expect(failed.stdout).toContain(
      "No version bump is declared and major is required, because of wire:operation-id-changed:",
    );
    expect(runRemedy(failed.stdout).slice(0, 3)).toEqual(["add", "--major", `${types},${client}`]);
    expect(await reviewJson()).toMatchObject({ required: "major", declared: "major", ok: true, exitCode: 0 });
  });

  it("requires the same release of the client as the release preview, even below 1.0.0", async () => {
    branch();
    addField();
    write(".changeset/alone.md", changeset("minor"));
    const alone = await reviewJson();
    expect(alone.problems).toEqual([expect.stringContaining(`leaves the range ^0.1.0`)]);
    expect(alone.exitCode).toBe(1);
    rmSync(join(root, ".changeset/alone.md"));
    expect(runRemedy((await review([])).stdout).slice(0, 3)).toEqual(["add", "--minor", `${types},${client}`]);
    expect(await reviewJson()).toMatchObject({ declared: "minor", ok: true, problems: [] });
  });

  it("doesn't let a pending version bump excuse another change", async () => {
    write(".changeset/pending.md", changeset("major", client));
    commit();
    branch();
    renameOperation();
    write(".changeset/wording.md", changeset("patch", client));
    const report = await reviewJson();
    expect(report).toMatchObject({ required: "major", declared: "patch", ok: false, exitCode: 1 });
    expect(report.sinceRelease).toContain("All pending changesets declare: major.");
    // Amended, it speaks of this change.
    write(".changeset/pending.md", `${changeset("major", client)} And another.`);
    expect(await reviewJson()).toMatchObject({ declared: "major", ok: true });
  });

  it("accepts what spec/accepted-changes.yaml accepts, once, and fails for an entry that matches nothing", async () => {
    branch();
    edit("spec/openapi.yaml", "security: [{ token: [] }]\npaths", "paths");
    const { changes } = await reviewJson();
    write("spec/accepted-changes.yaml", changes.map(entry).join(""));
    expect(await reviewJson()).toMatchObject({
      wire: "major",
      required: "none",
      declared: "none",
      ok: true,
      exitCode: 0,
    });
    git("checkout", "--", "spec/openapi.yaml");
    expect(await reviewJson()).toMatchObject({ required: "none", ok: false, exitCode: 1 });
    git("checkout", "--quiet", "main");
    commit();
    branch();
    edit("spec/openapi.yaml", "security: [{ token: [] }]\npaths", "paths");
    expect(await reviewJson()).toMatchObject({ required: "major", ok: false });
  });

  it("judges the types as committed, and refuses stale ones", async () => {
    const index = 'export type { Book, Shelf, paths } from "./generated/openapi.ts";\n';
    write("packages/types/src/index.ts", index);
    write(
      "packages/types/src/generated/openapi.ts",
      "export type paths = {};\nexport type Book = {};\nexport type Shelf = number;\n",
    );
    commit();
    branch();
    const report = await reviewJson();
    expect(report.problems).toContainEqual(
      expect.stringMatching(/^packages\/types\/src\/generated\/openapi\.ts, .*: not what the spec generates\. Run: /),
    );
    expect((await review([], { CI: "true" })).stdout).toContain("Run: `npx -y pnpm@12.21.0 generate`\n");
    expect(report.wire).toBe("none");
    expect(report.changes).toContainEqual(
      expect.objectContaining({ id: "types:read-breaks:Shelf", severity: "major" }),
    );
    write("packages/types/src/index.ts", index.replace("Book, ", ""));
    expect((await reviewJson()).changes).toContainEqual(expect.objectContaining({ id: "types:name-removed:Book" }));
  });

  it("makes one document of a spec that is split into files", async () => {
    write("spec/schemas/Author.yaml", "type: object\nrequired: [name]\nproperties: { name: { type: string } }\n");
    edit("spec/openapi.yaml", /    Author: \{.*\n/, "    Author: { $ref: ./schemas/Author.yaml }\n");
    commit();
    branch();
    edit("spec/schemas/Author.yaml", "{ name: {", "{ born: { type: integer }, name: {");
    const report = await reviewJson();
    expect(report).toMatchObject({ wire: "minor", types: "minor", required: "minor" });
    expect(report.changes).toContainEqual(expect.objectContaining({ where: "Author.born" }));
  });

  it("writes the report for people to the job summary, with findings of the lint", async () => {
    branch();
    addField();
    const { stdout, summary: report } = await review(["--json"]);
    expect(Object.keys(JSON.parse(stdout) as Report)).toEqual([
      "wire",
      "types",
      "required",
      "declared",
      "ok",
      "changes",
      "accepted",
      "problems",
      "notes",
      "lint",
      "sinceRelease",
    ]);
    expect(report).toContain("| minor | minor | **minor** | **none** |");
    expect(report).toContain("house/schema-property-description");
  });

  it("is plain text in a terminal, and Markdown if CI is set", async () => {
    branch();
    addField();
    expect((await review([])).stdout).toMatch(
      /^Spec review: not ready\n[^|<]*\nminor  .*spec\/openapi\.yaml:\d+\n       Book\.isbn: /,
    );
    expect((await review([], { CI: "true" })).stdout).toMatch(/^## Spec review: not ready\n/);
    const { exitCode, stdout } = await review(["--help"]);
    expect(stdout).toContain("--base <git ref>");
    expect(exitCode).toBe(0);
  });

  it("runs nothing of the folder that it reviews", async () => {
    write("redocly.yaml", "plugins: [./plugin.js]\n");
    write(
      "plugin.js",
      'import { writeFileSync } from "node:fs"; writeFileSync("ran", ""); export default () => ({ id: "x" });\n',
    );
    branch();
    addField();
    write("spec/part.yaml", "type: string\n");
    edit("spec/openapi.yaml", "components:", "components:\n  x-part:\n    $ref: part.yaml");
    expect(await reviewJson()).toMatchObject({ required: "minor" });
    expect(existsSync(join(root, "ran"))).toBe(false);
  });

  it.each([
    ["an unknown ref", ["--base", "nowhere"], '--base "nowhere" is not a commit here'],
    ["an unknown flag", ["--bass", "main"], "Unknown option '--bass' (--help explains)."],
    ["a flag without its value", ["--base"], "(--help explains)."],
    ["a stray argument", ["main"], "(--help explains)."],
  ])("ends with one sentence and exit code 2 for %s", async (_name, args, message) => {
    const { exitCode, stdout, stderr } = await review(args);
    expect(stderr).toContain(message);
    expect(stderr.trim()).not.toContain("\n");
    expect(stdout).toBe("");
    expect(exitCode).toBe(2);
  });

  it.each([
    [".changeset/odd.md", "words", ".changeset/odd.md cannot be read: missing or invalid frontmatter."],
    [".changeset/odd.md", '---\n"x": huge\n---\n', '.changeset/odd.md cannot be read: invalid version type "huge"'],
    [
      ".changeset/config.json",
      undefined,
      ".changeset/config.json is missing. To compare two files, use openapi-review.",
    ],
    [
      "spec/openapi.yaml",
      library.replace(/    Author: \{.*\n/, "    Author: { $ref: ./schemas/gone.yaml }\n"),
      "spec/openapi.yaml refers to ./schemas/gone.yaml, which is not read: there is no such file.\n",
    ],
  ])("ends with one sentence and exit code 2 for a broken %s", async (file, text, message) => {
    write("spec/schemas/other.yaml", "");
    if (text === undefined) rmSync(join(root, file));
    else write(file, text);
    const { exitCode, stderr } = await review([]);
    expect(stderr).toContain(message);
    expect(stderr.trim()).not.toContain("\n");
    expect(exitCode).toBe(2);
  });

  it("ends with one sentence and exit code 2 for a file that is YAML, and no OpenAPI", async () => {
    edit("spec/openapi.yaml", "responses:", "responses: 5\n      x-was:");
    const { exitCode, stderr } = await review([]);
    expect(stderr).toMatch(/^spec\/openapi\.yaml, line \d+, is not OpenAPI 3\.1: [^\n]+\n$/);
    expect(exitCode).toBe(2);
  });

  it.each([
    ["a file", "../secret.yaml"],
    ["a link to one", "link.yaml"],
    ["a URL", "http://localhost:1/secret.yaml"],
  ])("refuses a reference to %s outside the folder of the spec, so that no report shows it", async (_name, target) => {
    write("secret.yaml", "type: string\ndescription: hunter2\n");
    symlinkSync("../secret.yaml", join(root, "spec/link.yaml"));
    for (const [find, place] of [
      ["    Author: {", "schema"],
      ["components:", "extension"],
    ] as const) {
      branch();
      edit(
        "spec/openapi.yaml",
        find,
        place === "schema" ? `    Secret: { $ref: "${target}" }\n${find}` : `${find}\n  x-a: { $ref: "${target}" }`,
      );
      const { exitCode, stdout, stderr } = await review([]);
      expect(stdout + stderr).not.toContain("hunter2");
      expect(stderr).toMatch(/^spec\/openapi\.yaml refers to [^\n]*(?:outside the folder|is a URL)[^\n]*\n$/);
      expect(exitCode).toBe(2);
      git("checkout", "--", "spec/openapi.yaml");
    }
  });
});
