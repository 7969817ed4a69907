import { execFileSync, spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterEach, beforeEach, expect, it } from "vitest";
import { parse } from "yaml";

const repository = fileURLToPath(new URL("../../../", import.meta.url));
const source = join(repository, "packages/openapi-review/src/cli.ts");
const document = (type: string): string =>
  JSON.stringify({
    openapi: "3.1.0",
    info: { title: "T", version: "1.0.0" },
    paths: {
      "/a": {
        get: {
          operationId: "getA",
          responses: { 200: { description: "A", content: { "text/plain": { schema: { type } } } } },
        },
      },
    },
  });

let folder: string;

function git(...args: string[]): void {
  execFileSync("git", ["-c", "user.name=t", "-c", "user.email=t@example.com", ...args], {
    cwd: folder,
    stdio: "pipe",
  });
}

/** Commits what is in the folder on a branch, as a pull request has it. */
function commitOnBranch(...files: string[]): void {
  git("switch", "--quiet", "--create", "branch");
  git("add", "--all", "--", ...files);
  git("commit", "--quiet", "--message", "A change");
}

/** A repository whose branch changes a type, and a stand-in for `gh` that keeps what it is asked to write. */
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "action-"));
  git("init", "--quiet", "--initial-branch=main");
  writeFileSync(join(folder, "openapi.json"), document("string"));
  git("add", "--all");
  git("commit", "--quiet", "--message", "A commit");
  writeFileSync(join(folder, "openapi.json"), document("integer"));
  writeFileSync(join(folder, "comments.json"), "[]");
});
afterEach(() => rmSync(folder, { recursive: true }));

/** Runs the steps of action.yml, with its inputs as GitHub passes them. */
function run(
  inputs: Record<string, string>,
  gh = "exit 0",
): { status: number | null; stdout: string; stderr: string; written: string } {
  const written = join(folder, "written");
  writeFileSync(written, "");
  writeFileSync(
    join(folder, "gh"),
    `#!/usr/bin/env bash
${gh}
case "$*" in
  *"--method P"*) echo "$3 $4" >> ${written}; for a in "$@"; do case "$a" in body=@*) cat "\${a#body=@}" >> ${written} ;; esac; done ;;
  *) cat ${join(folder, "comments.json")} ;;
esac
`.replace("exit 0\n", ""),
    { mode: 0o755 },
  );
  const { runs } = parse(readFileSync(join(repository, "action.yml"), "utf8")) as {
    runs: { steps: { run: string }[] };
  };
  const { status, stdout, stderr } = spawnSync("bash", ["-ec", runs.steps.map((step) => step.run).join("\n")], {
    cwd: folder,
    encoding: "utf8",
    env: {
      ...process.env,
      PATH: `${folder}:${process.env["PATH"]}`,
      GITHUB_ACTION_PATH: repository,
      OPENAPI_REVIEW: `${process.execPath} ${source}`,
      GITHUB_STEP_SUMMARY: join(folder, "summary.md"),
      RUNNER_TEMP: folder,
      DOCUMENT: "openapi.json",
      BASE: "main",
      FAIL_ON: "",
      COMMENT: "true",
      NUMBER: "5",
      GH_REPO: "o/r",
      ...inputs,
    },
  });
  return { status, stdout, stderr, written: readFileSync(written, "utf8") };
}

it("annotates lines, comments on the pull request, and writes the summary", () => {
  const { status, stdout, written } = run({});
  expect(status).toBe(0);
  expect(stdout).toMatch(/^::error file=openapi\.json,line=\d+,title=major%3A getA::/m);
  expect(written).toMatch(
    /^POST repos\/o\/r\/issues\/5\/comments\n<!-- openapi-review openapi\.json -->\n### `openapi\.json`\n\n\*\*Required: major/,
  );
  expect(readFileSync(join(folder, "summary.md"), "utf8")).toMatch(/^\*\*Required: major/);
});

it("updates its own comment, and fails if the bump is too large", () => {
  const body = "<!-- openapi-review openapi.json -->\nOld.";
  const comments = [
    { id: 1, user: { login: "somebody" }, body },
    { id: 2, user: { login: "github-actions[bot]" }, body: "<!-- openapi-review other.json -->" },
    { id: 3, user: { login: "github-actions[bot]" }, body },
  ];
  writeFileSync(join(folder, "comments.json"), JSON.stringify(comments));
  const { status, written } = run({ FAIL_ON: "major" });
  expect(status).toBe(1);
  expect(written).toMatch(/^PATCH repos\/o\/r\/issues\/comments\/3\n/);
});

it("reviews without a comment where it may not write one", () => {
  expect(run({ COMMENT: "false" })).toMatchObject({ status: 0, written: "" });
  const { status, stdout } = run({}, "exit 1");
  expect(status).toBe(0);
  expect(stdout).toContain("::notice::The comment was not written.");
});

it("gives the token to nothing but the comment", () => {
  const command = join(folder, "review");
  writeFileSync(command, `echo "token: \${GH_TOKEN-none}"; exec ${process.execPath} ${source} "$@"`);
  const inputs = { GH_TOKEN: "t", OPENAPI_REVIEW: `bash ${command}` };
  const { stdout, written } = run(inputs, '[ "$GH_TOKEN" = t ] || exit 1');
  expect(stdout).toContain("token: none");
  expect(written).toContain("POST repos/o/r/issues/5/comments");
});

it("writes an error in one line, so that no text of a document is a command of the workflow", () => {
  writeFileSync(
    join(folder, "openapi.json"),
    document("string").replace('{"type":"string"}', '{"$ref":"a.json\\n::error::x"}'),
  );
  const { status, stdout, stderr } = run({});
  expect(status).toBe(2);
  expect(`${stdout}${stderr}`.match(/^::error::.*/gm)).toEqual([
    expect.stringMatching(/^::error::openapi-review could not review openapi\.json\. openapi\.json refers to a\.json/),
  ]);
});

it("ends with 2 when it can't review, and says why and what to do", () => {
  const { status, stdout, written } = run({ BASE: "origin/gone" });
  expect({ status, written }).toEqual({ status: 2, written: "" });
  expect(stdout).toMatch(
    /^::error::openapi-review could not review openapi\.json\. --git "origin\/gone" is not a commit here.* Check out with fetch-depth: 0, so that origin\/gone is there\.\n$/,
  );
  const typo = run({ DOCUMENT: "openapi.yaml" });
  expect(typo.status).toBe(2);
  expect(typo.stdout).toMatch(
    /^::error::openapi-review could not review openapi\.yaml\. openapi\.yaml at commit \w+ can't be read: the commit has no such file\.\n$/,
  );
});

it("has nothing to compare a new document with, and refuses one that can't be reviewed", () => {
  mkdirSync(join(folder, "api"));
  writeFileSync(join(folder, "api/new.json"), document("string"));
  commitOnBranch("api");
  const { status, written } = run({ DOCUMENT: "api/new.json", FAIL_ON: "patch" });
  expect({ status, written }).toEqual({
    status: 0,
    written: expect.stringContaining(
      "### `api/new.json`\n\nThe document is new at this path, so there is nothing to compare it with.",
    ),
  });
  writeFileSync(join(folder, "api/new.json"), "{}");
  expect(run({ DOCUMENT: "api/new.json" }).status).toBe(2);
});

it("refuses a document that no commit has, because it would seem new each time", () => {
  writeFileSync(join(folder, "generated.json"), document("string"));
  const { status, stdout } = run({ DOCUMENT: "generated.json" });
  expect(status).toBe(2);
  expect(stdout).toMatch(/generated\.json at commit \w+ can't be read: the commit has no such file/);
});

it("says that a deleted document is major", () => {
  rmSync(join(folder, "openapi.json"));
  commitOnBranch("openapi.json");
  const { status, stdout, written } = run({});
  expect(status).toBe(0);
  expect(stdout).toContain("::error::The document is deleted, with all its operations. This needs a major version.");
  expect(written).toContain("**Required: major**");
  expect(run({ FAIL_ON: "major" }).status).toBe(1);
});

it("warns when it compares a commit with itself, as on a push to the base", () => {
  const words = "::notice::The commit is a part of main, so nothing can have changed.";
  expect(run({}).stdout).not.toContain(words);
  git("restore", "openapi.json");
  expect(run({}).stdout).toContain(words);
});

it("doesn't comment if nothing changed, but updates a comment that says something else", () => {
  commitOnBranch("openapi.json");
  expect(run({ BASE: "branch" }).written).toBe("");
  const body = "<!-- openapi-review openapi.json -->\nOld.";
  writeFileSync(
    join(folder, "comments.json"),
    JSON.stringify([{ id: 3, user: { login: "github-actions[bot]" }, body }]),
  );
  expect(run({ BASE: "branch" }).written).toMatch(/^PATCH [^]*Required: no version bump/);
});

it("publishes no report that an earlier run left, and fails without one, whatever the command ends with", () => {
  const command = join(folder, "review");
  for (const status of [0, 1, 3]) {
    writeFileSync(join(folder, "openapi-review.md"), "Stale.");
    writeFileSync(command, `exit ${status}`);
    const ran = run({ OPENAPI_REVIEW: `bash ${command}` });
    expect({ status: ran.status, written: ran.written }).toEqual({ status: 2, written: "" });
    expect(ran.stdout).toContain("::error::openapi-review could not review openapi.json.");
  }
});

it("says in one line why npm can't install it", () => {
  writeFileSync(
    join(folder, "npm"),
    "#!/usr/bin/env bash\necho 'npm error 404: 100%' >&2\necho ::error::x >&2\nexit 1\n",
    {
      mode: 0o755,
    },
  );
  const { status, stdout, stderr } = run({ OPENAPI_REVIEW: "", VERSION: "9" });
  expect(`${stdout}${stderr}`).toBe(
    "::error::npm could not install openapi-review@9: npm error 404: 100%25%0A::error::x\n",
  );
  expect(status).toBe(2);
});
