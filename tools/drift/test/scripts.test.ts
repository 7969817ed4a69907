import { execFile } from "node:child_process";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";
import { promisify } from "node:util";
import { afterEach, beforeEach, expect, test } from "vitest";

const script = new URL("../scripts/report-drift.sh", import.meta.url).pathname;

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "drift-"));
});
afterEach(() => rm(folder, { recursive: true }));

/** Runs the script with a `drift` that ends so, and a `gh` that has this open issue. Returns what `gh` is asked for, and the body. */
async function reportDrift(
  report: string,
  exitCode: number,
  openIssue = "",
): Promise<{ calls: string[]; body: string }> {
  const programs = {
    npx: `cat "${folder}/report"; exit ${exitCode}`,
    gh: `echo "$1 $2 $3" >>"${folder}/calls"
if [ "$2" = list ]; then printf '%s' "${openIssue}"; fi
for last; do :; done; printf '%s' "$last" >"${folder}/body"`,
  };
  await writeFile(join(folder, "report"), report);
  for (const [name, code] of Object.entries(programs))
    await writeFile(join(folder, name), `#!/bin/sh\n${code}\n`, { mode: 0o755 });
  const env = { ...process.env, GITHUB_STEP_SUMMARY: "", PATH: `${folder}${delimiter}${process.env["PATH"]}` };
  await promisify(execFile)(script, [], { env });
  const [calls, body] = await Promise.all(["calls", "body"].map((name) => readFile(join(folder, name), "utf8")));
  return { calls: calls!.trimEnd().split("\n").slice(1), body: body! };
}

test("opens an issue when there is drift", async () => {
  const { calls, body } = await reportDrift("Drift: 1\n", 1);
  expect(calls).toEqual(["label create spec-drift", "issue create --title"]);
  expect(body).toMatch(/\n`{8}\nDrift: 1\n`{8}$/);
});

test.each([
  ["updates it when it is open", 1, "7", ["issue edit 7"]],
  ["closes it when the drift is gone", 0, "7", ["issue close 7"]],
  ["does nothing without drift", 0, "", []],
])("%s", async (_what, exitCode, openIssue, calls) => {
  expect(await reportDrift("the report", exitCode, openIssue)).toMatchObject({ calls });
});

test("writes no more than an issue can hold", async () => {
  expect((await reportDrift("x".repeat(100_000), 1)).body.length).toBeLessThan(65_536);
});

test.each([
  ["unusable input", 2],
  ["a crash", 1],
])("fails on %s, which says nothing about drift", async (_what, exitCode) => {
  await expect(reportDrift("", exitCode)).rejects.toMatchObject({ code: 2 });
});
