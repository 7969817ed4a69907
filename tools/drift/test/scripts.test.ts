import { execFile } from "node:child_process";
import { chmod, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";
import { promisify } from "node:util";
import { afterEach, beforeEach, describe, expect, test } from "vitest";

const run = promisify(execFile);
const script = (name: string): string => new URL(`../scripts/${name}`, import.meta.url).pathname;

let folder: string;
let report: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "drift-"));
  report = join(folder, "report.txt");
});

afterEach(() => rm(folder, { recursive: true }));

/** Runs the script with a `gh` that has this open issue and writes down what it is asked for. */
async function updateIssue(openIssue: string, reportText: string): Promise<string[]> {
  const calls = join(folder, "calls");
  const gh = `#!/bin/sh
echo "$1 $2 $3" >>"${calls}"
if [ "$2" = list ]; then printf '%s' "${openIssue}"; fi
for last; do :; done
if [ -f "$last" ]; then cat "$last" >"${folder}/body"; fi
`;
  await writeFile(join(folder, "gh"), gh);
  await chmod(join(folder, "gh"), 0o755);
  await writeFile(report, reportText);
  await run(script("update-issue.sh"), [report], {
    env: { ...process.env, PATH: `${folder}${delimiter}${process.env["PATH"]}` },
  });
  return (await readFile(calls, "utf8")).trimEnd().split("\n").slice(1);
}

/** Runs the script with a `drift` that prints this and ends so. */
async function writeReport(stdout: string, exitCode: number): Promise<string> {
  await writeFile(join(folder, "npx"), `#!/bin/sh\nprintf '%s' '${stdout}'\nexit ${exitCode}\n`);
  await chmod(join(folder, "npx"), 0o755);
  const { GITHUB_STEP_SUMMARY: _summary, ...environment } = process.env;
  const env = { ...environment, PATH: `${folder}${delimiter}${process.env["PATH"]}` };
  await run(script("write-report.sh"), [report], { env });
  return readFile(report, "utf8");
}

describe("the issue", () => {
  test("is opened when there is drift", async () => {
    expect(await updateIssue("", "Drift: 1\n")).toEqual(["label create spec-drift", "issue create --title"]);
    expect(await readFile(join(folder, "body"), "utf8")).toMatch(/\n```\nDrift: 1\n\n```\n$/);
  });

  test("is updated when it is open", async () => {
    expect(await updateIssue("7", "Drift: 1\n")).toEqual(["issue edit 7"]);
  });

  test("is closed when the drift is gone", async () => {
    expect(await updateIssue("7", "")).toEqual(["issue close 7"]);
  });

  test("isn't opened without drift", async () => {
    expect(await updateIssue("", "")).toEqual([]);
  });

  test("fits into an issue", async () => {
    await updateIssue("", "x".repeat(100_000));
    expect((await readFile(join(folder, "body"), "utf8")).length).toBeLessThan(65_536);
  });
});

describe("the report", () => {
  test("is what drift prints when there is drift", async () => {
    expect(await writeReport("Drift: 1", 1)).toBe("Drift: 1");
  });

  test("is empty without drift", async () => {
    expect(await writeReport("No drift", 0)).toBe("");
  });

  test.each([
    ["unusable input", "", 2],
    ["a crash", "", 1],
  ])("fails on %s, which says nothing about drift", async (_what, stdout, exitCode) => {
    await expect(writeReport(stdout, exitCode)).rejects.toMatchObject({ code: 2 });
  });
});
