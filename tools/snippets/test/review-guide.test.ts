import { execFileSync, spawnSync } from "node:child_process";
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { outputOf, repository, snippets } from "../src/find-snippets.ts";
import { showOutput } from "../src/show-output.ts";

const page = "docs/src/content/docs/guides/changing-the-spec.md";

test("the guide shows what the review prints today for the edit that it shows", () => {
  const [edit, command] = snippets.filter((snippet) => snippet.page === page);
  const output = command && outputOf(command);
  if (edit?.language !== "diff" || command?.language !== "sh" || !output) {
    throw new Error("The guide shows an edit, a command and its output.");
  }
  const copy = mkdtempSync(join(tmpdir(), "snippets-review-"));
  try {
    commitRelease(copy);
    execFileSync("git", ["apply"], { cwd: copy, input: edit.code, stdio: "pipe" });
    const cli = join(repository, "tools/review/src/cli.ts");
    const args = ["--conditions=frontegg-identity-source", cli];
    const env = { ...process.env, CI: "", GITHUB_BASE_REF: "", GITHUB_STEP_SUMMARY: "" };
    const { status, stdout } = spawnSync(process.execPath, args, { cwd: copy, encoding: "utf8", env });
    expect(status).toBe(1);
    // A commit and a line that other edits move.
    const [line = ""] = /(?<=openapi\.yaml:)\d+/.exec(output.code) ?? [];
    const printed = stdout.replace(/(?<=merge base, )\w+/, "7a0d4371dc2d");
    showOutput(output, printed.replace(/(?<=openapi\.yaml:)\d+/, line));
  } finally {
    rmSync(copy, { recursive: true });
  }
});

/** Commits what the review reads of this repository, as release 1.4.0, so that no later version changes the page. */
function commitRelease(copy: string): void {
  for (const path of ["spec/openapi.yaml", "packages/types/src", ".changeset/config.json"]) {
    cpSync(join(repository, path), join(copy, path), { recursive: true });
  }
  writeFileSync(join(copy, "package.json"), "{}");
  writeFileSync(join(copy, "pnpm-workspace.yaml"), "packages: [packages/*]\n");
  for (const name of ["client", "mock", "types"]) {
    const manifest: object = JSON.parse(readFileSync(join(repository, "packages", name, "package.json"), "utf8"));
    cpSync(join(repository, "packages", name, "package.json"), join(copy, "packages", name, "package.json"));
    writeFileSync(join(copy, "packages", name, "package.json"), JSON.stringify({ ...manifest, version: "1.4.0" }));
  }
  const git = (...args: string[]): void => {
    execFileSync("git", ["-c", "user.name=t", "-c", "user.email=t@example.com", ...args], { cwd: copy, stdio: "pipe" });
  };
  git("init", "--quiet", "--initial-branch=main");
  git("add", "--all");
  git("commit", "--quiet", "--message", "Release");
  git("tag", "@frontegg-identity/types@1.4.0");
}
