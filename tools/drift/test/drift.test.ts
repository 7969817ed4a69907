import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { drift as run, type Outcome } from "../src/drift.ts";
import { readFrozen, vendorFiles } from "./vendor-document.ts";

const [identity, envAuth] = vendorFiles;
let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "drift-"));
});
afterAll(() => rm(folder, { recursive: true }));

/** Compares the frozen spec with a text as the vendor's document. */
async function drift(text: string): Promise<Outcome> {
  const path = join(folder, "vendor.yaml");
  await writeFile(path, text);
  return run([path, envAuth], readFrozen);
}

test("accepts the vendor's documents: every difference is listed or a matter of words", async () => {
  const { exitCode, stdout, stderr } = await run([identity, envAuth], readFrozen);
  expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: "" });
  expect(stdout).toContain("\nNo drift: 104 differences, all of them deliberate or a matter of words.\n");
  expect(stdout).not.toContain("NOT ACCEPTED");
});

test("puts what is not accepted first, and tells an operation that moved once", async () => {
  const text = await readFile(identity, "utf8");
  const { exitCode, stdout } = await drift(text.replace("/resources/users/v1/", "/resources/users/v2/"));
  expect(exitCode).toBe(1);
  expect(stdout).toMatch(
    /\n\nNOT ACCEPTED: 1\n {2}updateUser \(the whole operation\)\n {4}ours: PUT .+ \| vendor: none\n\nAccepted /,
  );
  expect(stdout).toMatch(/\n\nDrift: 1 of \d+ differences are not accepted, and 0 listed ones do not exist\.\n$/);
});

/** Reads the frozen spec, in which a statement rests on a text of this hash. */
function withText(sha256: string): typeof readFrozen {
  const pointer = "/servers/https:~1~1{domain}.frontegg.com~1identity/description";
  const texts = JSON.stringify([{ operation: "updateUser", pointer, sha256, statement: "what it is" }]);
  return async (name) => `${await readFrozen(name)}${name === "deviations.yaml" ? `\ntexts: ${texts}\n` : ""}`;
}

test("prints a text that the vendor changed in full, with its new hash", async () => {
  const { exitCode, stdout } = await run(vendorFiles, withText("0"));
  expect(exitCode).toBe(1);
  const [, sha256 = ""] =
    /: what it is \| vendor: A sub-domain for use with user tokens \(sha256: ([0-9a-f]{64})\)\n/.exec(stdout) ?? [];
  expect(await run(vendorFiles, withText(sha256))).toMatchObject({ exitCode: 0 });
});

test("keeps line breaks and control characters of the vendor's out of the report's lines", async () => {
  const text = await readFile(identity, "utf8");
  const { stdout } = await drift(text.replace("https://api.us.", String.raw`"https://x/\n${"```"}\e[31m"  # `));
  expect(stdout).toContain("/servers/https:~1~1x~1 ``` [31m\n");
});

test.each([
  ["one document", () => run([identity], readFrozen), /give two documents/],
  ["a file that doesn't exist", () => run(["nowhere.yaml", envAuth], readFrozen), /nowhere\.yaml can't be read/],
  ["a text", () => drift("hello"), /is not an OpenAPI document/],
  [
    "a document of another API",
    () => drift("openapi: 3.0.0\ninfo: {}\npaths: {}"),
    /has none of our operations \(PUT /,
  ],
])("answers %s with one sentence and exit code 2", async (_input, outcome, sentence) => {
  const { exitCode, stdout, stderr } = await outcome();
  expect({ exitCode, stdout }).toEqual({ exitCode: 2, stdout: "" });
  expect(stderr).toMatch(sentence);
  expect(stderr).toMatch(/^drift: [^\n]+\n$/);
});
