import { execFileSync, spawnSync } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { library } from "../../../packages/openapi-review/test/verdicts/library.ts";

const cli = fileURLToPath(new URL("../src/cli.ts", import.meta.url));
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
  write("packages/client/package.json", JSON.stringify({ name: client, version: "0.1.0" }));
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

interface Run {
  readonly status: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

function review(args: readonly string[], env: Record<string, string> = {}, cwd = root): Run {
  return spawnSync(process.execPath, ["--conditions=frontegg-identity-source", cli, ...args], {
    cwd,
    encoding: "utf8",
    env: { ...process.env, CI: "", GITHUB_BASE_REF: "", GITHUB_STEP_SUMMARY: "", ...env },
  });
}

/** What `--json` printed: stdout holds the object and nothing else. */
function reviewJson(...args: string[]): Report & { status: number | null } {
  const { status, stdout } = review([...args, "--json"]);
  // A test pins the keys.
  return { status, ...(JSON.parse(stdout) as Report) };
}

/** A changeset that declares a step of the types, and of another package. */
function changeset(step: string, other?: string): string {
  const lines = [types, ...(other ? [other] : [])].map((name) => `"${name}": ${step}\n`);
  return `---\n${lines.join("")}---\n\nA change.\n`;
}

/** An entry of spec/accepted-changes.yaml. */
function entry(id: string): string {
  return `- { id: ${JSON.stringify(id)}, reason: A test., acceptedBy: us, expires: 9999-12-31 }\n`;
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
  it("asks for what a change needs before the first release too", () => {
    branch();
    renameOperation();
    edit("spec/openapi.yaml", "https://us.library.dev", "https://us.example.dev");
    const report = reviewJson();
    expect(report).toMatchObject({ wire: "major", required: "major", declared: "none", ok: false, status: 1 });
    expect(report.sinceRelease).toBe("Nothing is released yet. All pending changesets declare: none.");
  });

  it("compares with the merge base, and tells of the last release in a line of its own", () => {
    git("tag", `${types}@0.9.0`);
    renameOperation();
    commit();
    for (const tag of [`${types}@0.8.0`, `${types}@1.0.0-rc.0`, `${client}@2.0.0`]) git("tag", tag);
    branch();
    expect(reviewJson()).toMatchObject({ required: "none", ok: true, status: 0 });
    expect(reviewJson().sinceRelease).toContain(`Since ${types}@0.9.0: major in all.`);
    expect(reviewJson("--base", `${types}@0.9.0`)).toMatchObject({ required: "major", ok: false, status: 1 });
    const hash = execFileSync("git", ["rev-parse", "HEAD"], { cwd: root, encoding: "utf8" }).trim();
    expect(review(["--base", hash]).stdout).toContain(`Compared with ${hash.slice(0, 12)}.\n`);
  });

  it("compares with the target of a pull request, and says so when that is not here", () => {
    edit("spec/openapi.yaml", "Lends books.", "Lends many books.");
    commit();
    git("update-ref", "refs/remotes/origin/next", "HEAD");
    expect(JSON.parse(review(["--json"], { GITHUB_BASE_REF: "next" }).stdout)).toMatchObject({ required: "none" });
    const { status, stderr } = review([], { GITHUB_BASE_REF: "gone" });
    expect(stderr).toContain("origin/gone and this branch have no commit in common here");
    expect(status).toBe(2);
  });

  it("refuses a clone in which the branch to compare with is missing, and says how to get it", () => {
    branch();
    renameOperation();
    commit();
    const clone = join(root, "clone");
    git("clone", "--quiet", "--depth=1", "--branch=change", `file://${root}`, clone);
    const { status, stderr } = review([], {}, clone);
    expect(status).toBe(2);
    const [, command = ""] =
      /^origin\/main and this branch have no commit in common here;.* \((git .*)\)/.exec(stderr) ?? [];
    execFileSync("sh", ["-c", command], { cwd: clone, stdio: "pipe" });
    expect(review([], {}, clone)).toMatchObject({ status: 1, stderr: "" });
  });

  it("fails for too small a bump, and the command it prints makes it pass", () => {
    branch();
    renameOperation();
    const failed = review([]);
    expect(failed.status).toBe(1);
    expect(failed.stdout).toContain("No step is declared and major is required, because of wire:operation-id-changed:");
    expect(runRemedy(failed.stdout).slice(0, 3)).toEqual(["add", "--major", `${types},${client}`]);
    expect(reviewJson()).toMatchObject({ required: "major", declared: "major", ok: true, status: 0 });
  });

  it("wants of the client what the release preview wants, below 1.0.0 too", () => {
    branch();
    addField();
    write(".changeset/alone.md", changeset("minor"));
    const alone = reviewJson();
    expect(alone.problems).toEqual([expect.stringContaining(`leaves the range ^0.1.0`)]);
    expect(alone.status).toBe(1);
    rmSync(join(root, ".changeset/alone.md"));
    expect(runRemedy(review([]).stdout).slice(0, 3)).toEqual(["add", "--minor", `${types},${client}`]);
    expect(reviewJson()).toMatchObject({ declared: "minor", ok: true, problems: [] });
  });

  it("does not let a pending step excuse another change", () => {
    write(".changeset/pending.md", changeset("major", client));
    commit();
    branch();
    renameOperation();
    write(".changeset/wording.md", changeset("patch", client));
    const report = reviewJson();
    expect(report).toMatchObject({ required: "major", declared: "patch", ok: false, status: 1 });
    expect(report.sinceRelease).toContain("All pending changesets declare: major.");
    // Amended, it speaks of this change.
    write(".changeset/pending.md", `${changeset("major", client)} And another.`);
    expect(reviewJson()).toMatchObject({ declared: "major", ok: true });
  });

  it("accepts what spec/accepted-changes.yaml accepts, once, and fails for an entry that matches nothing", () => {
    branch();
    edit("spec/openapi.yaml", "security: [{ token: [] }]\npaths", "paths");
    const ids = reviewJson().changes.map(({ id }) => String(id));
    write("spec/accepted-changes.yaml", ids.map(entry).join(""));
    expect(reviewJson()).toMatchObject({ wire: "major", required: "none", declared: "none", ok: true, status: 0 });
    git("checkout", "--", "spec/openapi.yaml");
    expect(reviewJson()).toMatchObject({ required: "none", ok: false, status: 1 });
    git("checkout", "--quiet", "main");
    commit();
    branch();
    edit("spec/openapi.yaml", "security: [{ token: [] }]\npaths", "paths");
    expect(reviewJson()).toMatchObject({ required: "major", ok: false });
  });

  it("judges the types as committed, and refuses stale ones", () => {
    const index = 'export type { Book, Shelf, paths } from "./generated/openapi.ts";\n';
    write("packages/types/src/index.ts", index);
    write(
      "packages/types/src/generated/openapi.ts",
      "export type paths = {};\nexport type Book = {};\nexport type Shelf = number;\n",
    );
    commit();
    branch();
    const report = reviewJson();
    expect(report.problems).toContainEqual(
      expect.stringMatching(/^packages\/types\/src\/generated\/openapi\.ts, .*: not what the spec generates\. Run: /),
    );
    expect(review([], { CI: "true" }).stdout).toContain("Run: `npx -y pnpm@12.21.0 generate`\n");
    expect(report.wire).toBe("none");
    expect(report.changes).toContainEqual(
      expect.objectContaining({ id: "types:read-breaks:Shelf", severity: "major" }),
    );
    write("packages/types/src/index.ts", index.replace("Book, ", ""));
    expect(reviewJson().changes).toContainEqual(expect.objectContaining({ id: "types:name-removed:Book" }));
  });

  it("makes one document of a spec that is split into files", () => {
    write("spec/schemas/Author.yaml", "type: object\nrequired: [name]\nproperties: { name: { type: string } }\n");
    edit("spec/openapi.yaml", /    Author: \{.*\n/, "    Author: { $ref: ./schemas/Author.yaml }\n");
    commit();
    branch();
    edit("spec/schemas/Author.yaml", "{ name: {", "{ born: { type: integer }, name: {");
    const report = reviewJson();
    expect(report).toMatchObject({ wire: "minor", types: "minor", required: "minor" });
    expect(report.changes).toContainEqual(expect.objectContaining({ where: "Author.born" }));
  });

  it("makes one document of each of two files that are split", () => {
    rmSync(join(root, ".git"), { recursive: true });
    const split = library.replace(/    Author: \{.*\n/, "    Author: { $ref: ./Author.yaml }\n");
    for (const [folder, field] of [
      ["old", ""],
      ["new", "born: { type: integer }, "],
    ]) {
      write(`${folder}/openapi.yaml`, split);
      write(
        `${folder}/Author.yaml`,
        `type: object\nrequired: [name]\nproperties: { ${field}name: { type: string } }\n`,
      );
    }
    const report = reviewJson("--old", "old/openapi.yaml", "--new", "new/openapi.yaml");
    expect(report).toMatchObject({ wire: "minor", types: "minor", required: "minor", declared: "none", status: 1 });
    expect(report.changes).toContainEqual(expect.objectContaining({ id: "wire:field-added:Author.born" }));
  });

  it("writes the report for people to the job summary, with findings of the lint and the folded difference", () => {
    branch();
    const summary = join(root, "summary.md");
    addField();
    const { stdout } = review(["--json"], { GITHUB_STEP_SUMMARY: summary });
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
    for (const change of (JSON.parse(stdout) as Report).changes) {
      for (const key of ["id", "where", "severity", "source", "message"]) expect(change).toHaveProperty(key);
    }
    const report = readFileSync(summary, "utf8");
    expect(report).toContain("| minor | minor | **minor** | **none** |");
    expect(report).toContain("house/schema-property-description");
    expect(report).toMatch(
      /<details><summary>Difference of the generated declarations<\/summary>[\s\S]*\+ +isbn\?: string;/,
    );
  });

  it("is plain text at a terminal, and Markdown where CI is set", () => {
    branch();
    addField();
    expect(review([]).stdout).toMatch(/^Spec review: not ready\n[^|<]*\nminor  Book\.isbn: /);
    expect(review([], { CI: "true" }).stdout).toMatch(/^## Spec review: not ready\n/);
    const { status, stdout } = review(["--help"]);
    expect(stdout).toContain("--base <git ref>");
    expect(status).toBe(0);
  });

  it("compares two files without git, and renders the reference of both", () => {
    rmSync(join(root, ".git"), { recursive: true });
    const text = readFileSync(join(root, "spec/openapi.yaml"), "utf8");
    write("new.yaml", text.replace("summary: Get a book", "summary: Read one book").replace("1.2.3", "2.0.0"));
    const { status, stdout } = review([
      "--old",
      "spec/openapi.yaml",
      "--new",
      "new.yaml",
      "--reference",
      "out/reference.html",
    ]);
    expect(stdout).toContain("A major step is declared, patch would do.");
    expect(stdout).toContain("out/reference.html");
    expect(status).toBe(0);
    const page = readFileSync(join(root, "out/reference.html"), "utf8");
    expect(page).toContain("Get a book");
    expect(page).toContain("Read one book");
    // Nothing is loaded: no script, style or picture from elsewhere.
    expect(page).not.toMatch(/(?:<script[^>]+src=|<link[^>]+href=)(?:&quot;|")(?:https?:)?\/\//);
    expect(page).toContain('<meta http-equiv="Content-Security-Policy" content="default-src \'none\';');
    expect(page).toContain("**Changed (patch):** The summary has other words.");
    // The links of each side stay in it.
    expect(page.split("<base href=&quot;about:srcdoc&quot;>")).toHaveLength(3);
  });

  it("runs nothing of the folder that it reviews", () => {
    write("redocly.yaml", "plugins: [./plugin.js]\n");
    write(
      "plugin.js",
      'import { writeFileSync } from "node:fs"; writeFileSync("ran", ""); export default () => ({ id: "x" });\n',
    );
    branch();
    addField();
    write("spec/part.yaml", "type: string\n");
    edit("spec/openapi.yaml", "components:", "components:\n  x-part:\n    $ref: part.yaml");
    review(["--reference", "out/reference.html"]);
    expect(existsSync(join(root, "out/reference.html"))).toBe(true);
    expect(existsSync(join(root, "ran"))).toBe(false);
  });

  it.each([
    ["an unknown ref", ["--base", "nowhere"], '--base "nowhere" is no commit here'],
    ["an unknown flag", ["--bass", "main"], "Unknown option '--bass' (--help explains)."],
    ["a flag without its value", ["--base"], "(--help explains)."],
    ["a stray argument", ["main"], "(--help explains)."],
    ["--old alone", ["--old", "spec/openapi.yaml"], "--old and --new go together"],
    ["--base with files", ["--base", "main", "--old", "a", "--new", "b"], "--base does not go with --old and --new"],
    ["a folder", ["--old", "spec", "--new", "spec/openapi.yaml"], "spec cannot be read"],
    ["a missing file", ["--old", "gone.yaml", "--new", "spec/openapi.yaml"], "gone.yaml cannot be read"],
    [
      "a broken file",
      ["--old", "spec/openapi.yaml", "--new", "package.json"],
      "package.json is not an OpenAPI 3.1 document: it has no `openapi` field.",
    ],
  ])("ends with one sentence and exit code 2 for %s", (_name, args, message) => {
    const { status, stdout, stderr } = review(args);
    expect(stderr).toContain(message);
    expect(stderr.trim()).not.toContain("\n");
    expect(stdout).toBe("");
    expect(status).toBe(2);
  });

  it.each([
    [".changeset/odd.md", "words", ".changeset/odd.md cannot be read: missing or invalid frontmatter."],
    [".changeset/odd.md", '---\n"x": huge\n---\n', '.changeset/odd.md cannot be read: invalid version type "huge"'],
    [
      ".changeset/config.json",
      undefined,
      ".changeset/config.json is missing; compare two files with --old and --new instead.",
    ],
    [
      "spec/openapi.yaml",
      library.replace(/    Author: \{.*\n/, "    Author: { $ref: ./schemas/gone.yaml }\n"),
      "openapi.yaml: #/components/schemas/Book/properties/author refers to schemas/gone.yaml, and there is no such file.\n",
    ],
  ])("ends with one sentence and exit code 2 for a broken %s", (file, text, message) => {
    write("spec/schemas/other.yaml", "");
    if (text === undefined) rmSync(join(root, file));
    else write(file, text);
    const { status, stderr } = review([]);
    expect(stderr.startsWith(message)).toBe(true);
    expect(stderr.trim()).not.toContain("\n");
    expect(status).toBe(2);
  });

  it("ends with one sentence and exit code 2 for a file that is YAML, and no OpenAPI", () => {
    write(
      "odd.yaml",
      "openapi: 3.1.1\ninfo: { title: Odd, version: 1.0.0 }\npaths: { /odd: { get: { responses: 5 } } }\n",
    );
    const { status, stderr } = review(["--old", "odd.yaml", "--new", "odd.yaml"]);
    expect(stderr).toMatch(/^odd\.yaml, line 3, is not OpenAPI 3\.1: [^\n]+\n$/);
    expect(status).toBe(2);
  });
});
