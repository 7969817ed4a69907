import { execFileSync } from "node:child_process";
import { chmodSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterEach, beforeEach, describe, expect, it } from "vitest";

const script = fileURLToPath(new URL("../../../.github/scripts/post-review-report.sh", import.meta.url));

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "post-review-report-"));
});
afterEach(() => rmSync(folder, { recursive: true }));

interface Answers {
  readonly comments?: readonly { id: number; user: { login: string }; body: string }[];
  readonly report?: string;
}

/** Runs the script with a stand-in for `gh`, and returns what that was asked to write, and with which body. */
function comment({ comments = [], report }: Answers): { written: string; body: string } {
  const gh = join(folder, "gh");
  const file = (name: string, text: string): string => {
    writeFileSync(join(folder, name), text);
    return join(folder, name);
  };
  const body = file("body.md", "");
  const written = file("written", "");
  writeFileSync(
    gh,
    `#!/usr/bin/env bash
case "$*" in
  "run download"*) ${report === undefined ? "exit 1" : `cp ${file("r.md", report)} "\${@: -1}/report.md"`} ;;
  *"--method P"*) echo "$3 $4" >> ${written}; for a in "$@"; do case "$a" in body=@*) cp "\${a#body=@}" ${body} ;; esac; done ;;
  *"/comments") cat ${file("comments.json", JSON.stringify(comments))} ;;
  *) echo "unexpected: $*" >&2; exit 1 ;;
esac
`,
  );
  chmodSync(gh, 0o755);
  execFileSync(script, {
    env: {
      ...process.env,
      PATH: `${folder}:${process.env["PATH"]}`,
      GH_REPO: "us/repo",
      RUN_ID: "77",
      NUMBER: "5",
    },
    stdio: "pipe",
  });
  return { written: readFileSync(written, "utf8"), body: readFileSync(body, "utf8") };
}

const bot = { login: "github-actions[bot]" };

describe("post-review-report.sh", () => {
  it("posts the report on the pull request", () => {
    const { written, body } = comment({ report: "## Spec review\n" });
    expect(written).toBe("POST repos/us/repo/issues/5/comments\n");
    expect(body).toMatch(
      /^<!-- spec-review -->\n\[.*\]\(https:\/\/github\.com\/us\/repo\/actions\/runs\/77\)\n\n## Spec review\n$/,
    );
  });

  it("updates its own comment, and nobody else's that looks like it", () => {
    const comments = [
      { id: 1, user: { login: "someone" }, body: "<!-- spec-review -->" },
      { id: 2, user: bot, body: "another report" },
      { id: 3, user: bot, body: "<!-- spec-review -->\nearlier" },
    ];
    expect(comment({ comments, report: "x" }).written).toBe("PATCH repos/us/repo/issues/comments/3\n");
  });

  it("says so when there is no report", () => {
    expect(comment({}).body).toContain("The spec could not be reviewed.");
  });

  it("keeps within GitHub's limit for a comment", () => {
    expect(comment({ report: "x".repeat(100_000) }).body.length).toBeLessThan(65_536);
  });
});
