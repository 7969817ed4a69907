import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { optionsFrom } from "../src/command-line.ts";
import { startMock, type MockServer } from "../src/index.ts";

const directory = mkdtempSync(join(tmpdir(), "mock-command-line-"));
afterAll(() => rmSync(directory, { recursive: true }));

function usersFile(content: string): string {
  const path = join(directory, `${content.length}.json`);
  writeFileSync(path, content);
  return path;
}

/** Starts the mock of a command line, as the command does. */
async function start(...args: string[]): Promise<MockServer> {
  const options = optionsFrom(["--port", "0", ...args]);
  if (typeof options === "string") throw new TypeError("There is only a text to print");
  return startMock(options);
}

test("reads users from a file with a byte-order mark", async () => {
  await using mock = await start("--users", usersFile('\uFEFF[{ "id": "u-bom" }]'));
  expect(mock.users.get("u-bom")).toBeDefined();
});

test("takes requests without a token with --no-token, and creates users with --create-users", async () => {
  await using mock = await start("--create-users", "--no-token");
  expect((await fetch(`${mock.url}/resources/vendor-only/users/v1/u-1`)).status).toBe(200);
});

test("takes the vendor SDK's header with --x-access-token", async () => {
  await using mock = await start("--create-users", "--x-access-token");
  const headers = { "x-access-token": "any" };
  expect((await fetch(`${mock.url}/resources/vendor-only/users/v1/u-1`, { headers })).status).toBe(200);
});

test("lists every endpoint of --control in its help", () => {
  const help = optionsFrom(["--help"]);
  for (const name of ["reset", "on", "clear-overrides", "revoke-tokens", "stop"])
    expect(help).toContain(`POST /__mock/${name} `);
  expect(help).toContain("GET /__mock/requests ");
});

test("knows its version", () => {
  expect(optionsFrom(["--version"])).toMatch(/^\d+\.\d+\.\d+\n$/);
});

test.each([
  [["--prot", "1"], "Unknown option '--prot'. --help lists the options."],
  [["4010"], "Unexpected argument '4010'. --help lists the options."],
  [["--users"], "--users needs a value. --help lists the options."],
  [["--users", "--control"], "--users needs a value. --help lists the options."],
  [["--port", "http"], '--port must be an integer from 0 to 65535, got "http"'],
  [["--port", "65536"], '--port must be an integer from 0 to 65535, got "65536"'],
  [["--latency", "-1"], '--latency must be an integer from 0 to 2147483647, got "-1"'],
  [["--port", "-1"], '--port must be an integer from 0 to 65535, got "-1"'],
  [["--latency", "1s"], '--latency must be an integer from 0 to 2147483647, got "1s"'],
  [["--users", "/nowhere.json"], "--users /nowhere.json: there is no such file"],
])("refuses %j in one sentence", (args, sentence) => {
  expect(() => optionsFrom(args)).toThrow(expect.objectContaining({ message: sentence }) as Error);
});

test.each([
  ['{ "id": "u-1" }', "users must be a list, got"],
  ["[{", "Expected property name or '}' in JSON"],
  ['[{"id":"u","mfaEnrolled":1}]', 'The user "u" breaks the spec: mfaEnrolled must be'],
  ['[{"id":"u-1"},{"id":"u-1"}]', 'users must have each id once, got "u-1" again'],
  ['[{"id":"u","nmae":"Ada"}]', `The user "u" breaks the spec: nmae isn't a field of the spec`],
])("refuses users like %s in one sentence", async (content, reason) => {
  const problem: unknown = await start("--users", usersFile(content)).catch((error: unknown) => error);
  expect(problem).toMatchObject({ message: expect.stringContaining(reason) as unknown });
  expect((problem as Error).message).not.toContain("\n");
});
