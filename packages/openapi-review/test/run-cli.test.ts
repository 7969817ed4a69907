import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, relative } from "node:path";
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from "vitest";
import { review } from "../src/index.ts";
import { runCli } from "../src/run-cli.ts";

let folder: string;
let old: string;
let updated: string;

const text = `openapi: 3.1.0
info: { title: Library, version: 1.0.0 }
paths:
  /books/{id}:
    get:
      operationId: getBook
      parameters: [{ name: id, in: path, required: true, schema: { type: string } }]
      responses:
        "200": { description: A book., content: { application/json: { schema: { $ref: schemas.yaml#/Book } } } }
`;
const schemas = `Book:
  type: object
  required: [title]
  properties:
    title:
      type: string
      description: The title, with "quotes", 100 %, and a | line.
`;

function git(...args: string[]): void {
  execFileSync("git", ["-c", "user.name=t", "-c", "user.email=t@example.com", ...args], {
    cwd: folder,
    stdio: "pipe",
  });
}

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "openapi-review-"));
  git("init", "--quiet", "--initial-branch=main");
  write("api/openapi.yaml", text);
  write("api/schemas.yaml", schemas);
  git("add", "--all");
  git("commit", "--quiet", "--message", "A commit");
  old = write("old/openapi.yaml", text);
  write("old/schemas.yaml", schemas);
  updated = join(folder, "api/openapi.yaml");
  write("api/schemas.yaml", schemas.replace("type: string", 'type: [string, "null"]'));
});

afterEach(() => vi.unstubAllEnvs());
afterAll(() => rmSync(folder, { recursive: true }));

function write(name: string, content: string): string {
  const path = join(folder, name);
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, content);
  return path;
}

describe("openapi-review", () => {
  it("prints the bump, and for each change its operations, its line and the code that breaks", async () => {
    const { exitCode, stdout, stderr } = await runCli([old, updated]);
    expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: "" });
    expect(stdout).toMatch(/^Required: major \(wire major, types major\)\n/);
    expect(stdout).toMatch(/^major {2}getBook · .*api\/schemas\.yaml:5$/m);
    expect(stdout).toMatch(
      /^ {7}const title: string = data\.title; .*✗ Type '.*null' is not assignable to type 'string'/m,
    );
  });

  it("prints one object as JSON, which is what the API returns", async () => {
    const { stdout } = await runCli([old, updated, "--json"]);
    const found = await review(old, updated);
    expect(JSON.parse(stdout)).toEqual(JSON.parse(JSON.stringify(found)));
    expect(found).toMatchObject({ wire: "major", types: "major", required: "major" });
    for (const change of found.changes) {
      expect(Object.keys(change)).toEqual(
        expect.arrayContaining(["id", "severity", "source", "where", "operations", "message", "file", "line"]),
      );
      expect(change.operations).toEqual(["getBook"]);
      expect(change).toMatchObject({ file: join(folder, "api/schemas.yaml"), line: 5 });
    }
  });

  it("prints annotations on lines for GitHub, in which no text of the document is a command", async () => {
    const { stdout } = await runCli([old, updated, "--format", "github"]);
    expect(stdout).toMatch(/^::error file=[^\n]*api\/schemas\.yaml,line=5,title=major%3A getBook::/);
    expect(stdout.split("\n").filter((line) => line.startsWith("::"))).toHaveLength(
      (await review(old, updated)).changes.length,
    );
  });

  it("prints a table as Markdown, in which no text of the document is markup", async () => {
    write("odd/openapi.yaml", text.replace("A book.", "<img src=x> @octocat | `code`"));
    write("odd/schemas.yaml", schemas);
    const { stdout } = await runCli([old, join(folder, "odd/openapi.yaml"), "--format", "markdown"]);
    expect(stdout).toMatch(/^\*\*Required: patch \(wire patch, types patch\)\*\*\n\n\| bump \|/);
    expect(stdout).not.toMatch(/<img|@octocat/);
  });

  it.each([
    ["major", "major", 1],
    ["minor", "major", 1],
    ["major", "none", 0],
    ["patch", "none", 0],
  ])("with --fail-on %s exits for a %s change with %d", async (limit, change, exitCode) => {
    const args = change === "none" ? [old, old] : [old, updated];
    expect(await runCli([...args, "--fail-on", limit])).toMatchObject({ exitCode });
  });

  it("compares a file with itself at the merge base, its other files included", async () => {
    const file = relative(process.cwd(), updated);
    const { stdout, stderr } = await runCli(["--git", "main", file]);
    expect(stderr).toBe("");
    expect(stdout).toContain(`${dirname(file)}/schemas.yaml:5`);
    expect(stdout).toMatch(/^Required: major/);
  });

  it("says that it is the commit whose document can't be reviewed, or that there is no such folder", async () => {
    write("broken.yaml", "{");
    git("add", "broken.yaml");
    git("commit", "--quiet", "--message", "A mistake");
    const fixed = write("broken.yaml", text);
    expect((await runCli(["--git", "HEAD", fixed])).stderr).toMatch(
      /broken\.yaml at commit \w{12} is not one JSON or YAML document: /,
    );
    const added = write("added.yaml", text);
    expect((await runCli(["--git", "HEAD", added])).stderr).toMatch(
      / at commit \w{12} can't be read: the commit has no /,
    );
    const gone = join(folder, "gone");
    expect((await runCli(["--git", "HEAD", join(gone, "openapi.yaml")])).stderr).toBe(
      `openapi-review: There is no folder ${JSON.stringify(gone)}.\n`,
    );
  });

  it("passes on why git doesn't read a repository", async () => {
    vi.stubEnv("GIT_TEST_ASSUME_DIFFERENT_OWNER", "1");
    const { exitCode, stderr } = await runCli(["--git", "main", updated]);
    expect(stderr).toMatch(/^openapi-review: git reads no repository here: .*dubious ownership.*safe\.directory.*\n$/);
    expect(exitCode).toBe(2);
  });

  it("judges the types of another generator", async () => {
    const before = write("before.d.ts", 'export type { Book } from "./book.js";\n');
    write("book.d.ts", "export interface Book { title: string }\n");
    const after = write("after.d.ts", "export interface Novel { title: string }\n");
    const { stdout } = await runCli([old, old, "--types", before, after]);
    expect(stdout).toContain("Required: major (wire none, types major)");
    expect(stdout).toContain("Book: Code that uses this name no longer compiles");
    expect(await runCli(["--types", before, before, old, old])).toMatchObject({ exitCode: 0, stderr: "" });
  });

  it("refuses declarations of globals, which nothing imports", async () => {
    const globals = write("globals.d.ts", "declare namespace Api { interface Book { title: string } }\n");
    const { exitCode, stderr } = await runCli([old, old, "--types", globals, globals]);
    expect(stderr).toBe(`openapi-review: ${globals} exports nothing. The declarations must be a module.\n`);
    expect(exitCode).toBe(2);
  });

  it("reads documents from text", async () => {
    const complete = text.replace("schemas.yaml#/Book", '"#/components/schemas/Book"');
    const document = (book: string): string => `${complete}components: { schemas: { Book: ${book} } }\n`;
    const found = await review(
      { name: "old.yaml", text: document("{ type: string }") },
      { name: "new.yaml", text: document("{ type: integer }") },
    );
    expect(found).toMatchObject({ required: "major" });
    expect(found.changes[0]).toMatchObject({ file: "new.yaml", line: 10 });
    await expect(review({ name: "a.yaml", text }, { name: "b.yaml", text })).rejects.toThrow(
      "a.yaml refers to schemas.yaml#/Book, which is not read: a document that is given as text must be complete.",
    );
  });

  it("finds the lines of webhooks of OpenAPI 3.0, and what refers to them", async () => {
    const [before, after] = ["string", "integer"].map((type) => ({
      name: "hooks.yaml",
      text: `openapi: 3.0.3
info: { title: Hooks, version: 1.0.0 }
paths: { /told: { $ref: "#/x-webhooks/told" } }
x-webhooks:
  told:
    post:
      requestBody: { content: { text/plain: { schema: { type: ${type} } } } }
      responses: { "204": { description: Received. } }
`,
    }));
    const { changes } = await review(before!, after!); // there are two
    expect(changes.map(({ where, severity, line }) => [where, severity, line])).toEqual([
      ["POST /told request body text/plain", "major", 7],
      ["POST told request body text/plain", "major", 7],
    ]);
  });

  it.each([
    [undefined, "undefined"],
    [null, "null"],
    [1n, "bigint"],
    ["", "an empty string"],
    [["old.yaml"], "a list"],
    [{ text: "openapi: 3.1.0" }, "{ text: string }"],
    [{ name: 1n, text: "openapi: 3.1.0" }, "{ name: bigint, text: string }"],
  ])("refuses %s as a document, without printing what it holds", async (input, given) => {
    const message = `A document is a path, a URL, or { name, text } with two strings, not ${given}.`;
    await expect(review(input as unknown as string, old)).rejects.toThrow(message); // which the types don't allow
    await expect(review(old, input as unknown as string)).rejects.toThrow(message);
    await expect(review({ git: "HEAD" }, input as unknown as string)).rejects.toThrow(message);
  });

  it("prints its version and its usage", async () => {
    const { version } = JSON.parse(readFileSync(new URL("../package.json", import.meta.url), "utf8")) as {
      version: string;
    };
    expect(await runCli(["--version"])).toEqual({ exitCode: 0, stdout: `${version}\n`, stderr: "" });
    expect((await runCli(["--help"])).stdout).toMatch(/^Usage: openapi-review <old> <new>/);
  });

  it("ends with one sentence and exit code 2 if the Markdown can't be written", async () => {
    const file = join(folder, "gone", "report.md");
    const { exitCode, stdout, stderr } = await runCli([old, old, "--markdown", file]);
    expect(stderr).toMatch(/^openapi-review: --markdown ".*report\.md" can't be written: ENOENT[^\n]*\.\n$/);
    expect({ exitCode, stdout }).toEqual({ exitCode: 2, stdout: "" });
  });

  it("ends with one sentence and exit code 2 if the types are too deep to be compiled", async () => {
    const links = Array.from({ length: 3000 }, (_, index) => [
      `S${index}`,
      { allOf: [{ $ref: `#/components/schemas/S${index + 1}` }], description: "A part." },
    ]);
    const deep = (type: string): string =>
      JSON.stringify({
        openapi: "3.1.0",
        info: { title: "Deep", version: "1.0.0" },
        paths: {},
        components: { schemas: { ...Object.fromEntries(links), S3000: { type } } },
      });
    const files = [write("deep/old.json", deep("string")), write("deep/new.json", deep("integer"))];
    const { exitCode, stdout, stderr } = await runCli([...files, "--fail-on", "major"]);
    expect(stderr).toBe("openapi-review: A document is nested too deeply.\n");
    expect({ exitCode, stdout }).toEqual({ exitCode: 2, stdout: "" });
  });

  it("ends with exit code 2 for a mistake of its own", async () => {
    const args = {
      [Symbol.iterator](): never {
        throw new Error("The stack\nis gone");
      },
    };
    const { exitCode, stderr } = await runCli(args as unknown as string[]); // which the types don't allow
    expect(stderr).toBe("openapi-review: It failed, which is a mistake in it: Error: The stack is gone.\n");
    expect(exitCode).toBe(2);
  });

  it("says of a value that can or can't be null what it was and what it is", async () => {
    const { stdout } = await runCli([updated, old, "--json"]);
    const { changes } = JSON.parse(stdout) as { changes: { message: string; before: unknown; after: unknown }[] };
    const change = changes.find(({ message }) => message.includes("can no longer be null"));
    expect(change).toMatchObject({ before: true, after: false });
    expect((await review(old, updated)).changes).toContainEqual(
      expect.objectContaining({ message: expect.stringContaining("can now be null"), before: false, after: true }),
    );
  });

  it.each([
    ["no argument", [], "give two documents, the old one and the new one, not 0 (--help explains)."],
    ["one document", ["a"], "give two documents, the old one and the new one, not 1 (--help explains)."],
    ["three", ["a", "b", "c"], "give two documents, the old one and the new one, not 3 (--help explains)."],
    ["two with --git", ["--git", "main", "a", "b"], "give one file with --git (--help explains)."],
    ["an unknown option", ["--fail", "a"], "Unknown option '--fail' (--help explains)."],
    ["an unknown format", ["a", "b", "--format", "xml"], '--format "xml" is not text, markdown, json or github'],
    ["an unknown limit", ["a", "b", "--fail-on", "all"], '--fail-on "all" is not major, minor or patch'],
    [
      "two formats",
      ["a", "b", "--json", "--format", "text"],
      '--json and --format "text" ask for two formats. Give one',
    ],
    ["one types file", ["a", "b", "--types", "a.d.ts"], "--types takes two files, the old one and the new one"],
    ["a missing file", ["gone.yaml", "b"], "gone.yaml can't be read: there is no such file."],
    ["an unknown ref", ["--git", "nowhere", "package.json"], '--git "nowhere" is not a commit here'],
  ])("ends with one sentence and exit code 2 for %s", async (_name, args, message) => {
    const { exitCode, stdout, stderr } = await runCli(args);
    expect(stderr).toContain(`openapi-review: ${message}`);
    expect(stderr.trim()).not.toContain("\n");
    expect({ exitCode, stdout }).toEqual({ exitCode: 2, stdout: "" });
  });
});
