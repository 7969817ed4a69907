import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { runExample, startExample, type Run } from "./run-example.ts";
import { startAccountsServer, type AccountsServer, type Call } from "./start-accounts-server.ts";

const EXAMPLE = "bulk-unenroll.ts";
const userIds = Array.from({ length: 40 }, (_, index) => `user-${index + 1}`);

let directory: string;
let list: string;
let journal: string;
let server: AccountsServer;

beforeEach(async () => {
  directory = await mkdtemp(join(tmpdir(), "bulk-unenroll-"));
  list = join(directory, "users.txt");
  journal = `${list}.journal`;
  await writeFile(list, userIds.join("\n"));
  server = await startAccountsServer();
});

afterEach(async () => {
  await server.stop();
  await rm(directory, { recursive: true });
});

const options = { env: { FRONTEGG_CLIENT_ID: "an-id", FRONTEGG_SECRET: "a-secret" } };

function command(...more: string[]): string[] {
  return [list, "--base-url", server.url, "--per-minute", "60000", ...more];
}

async function journalled(): Promise<string[]> {
  const lines = (await readFile(journal, "utf8")).split("\n").filter((line) => line.endsWith("}"));
  return lines.map((line) => (JSON.parse(line) as { userId: string }).userId);
}

/** What the API answered to a user's unenrolments. */
function statuses(userId: string): number[] {
  return unenrolments().flatMap((call) => (call.userId === userId ? [call.status] : []));
}

function successes(): string[] {
  return unenrolments().flatMap(({ status, userId }) => (status === 200 ? [userId] : []));
}

function unenrolments(): Call[] {
  return server.calls.filter(({ kind }) => kind === "unenroll");
}

/** Answers the first unenrolments in this way. */
function failFirst(...failures: number[]): void {
  server.fault = ({ kind }) => (kind === "unenroll" ? failures.shift() : undefined);
}

/** Sends a signal while the 15th user's MFA is removed, before the API has answered. */
function killInTheMiddle(run: Run, signal: NodeJS.Signals): void {
  server.fault = ({ kind }, count) => {
    if (kind === "unenroll" && count === 15) run.kill(signal);
    return undefined;
  };
}

describe("a run", () => {
  test("carries out each user once, shows progress and sums up", async () => {
    const { exitCode, stdout, stderr } = await runExample(EXAMPLE, command(), options);
    expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: "" });
    expect(stdout).toMatch(/^40 users on http.*, 0 of them done in an earlier run/);
    expect(stdout.match(/^ ?\d+\/40  done {5}user-\d+$/gm)).toHaveLength(40);
    expect(stdout).toContain("\n40 done, 0 already without MFA, 0 failed, 0 not tried\n");
    expect(successes().toSorted()).toEqual(userIds.toSorted());
  });

  test("reads standard input; skips blank lines and duplicates", async () => {
    const input = "\uFEFFuser-1\r\n\r\n  user-2  \nuser-1\n";
    const args = ["-", "--base-url", server.url, "--journal", journal, "--per-minute", "60000"];
    const { exitCode, stdout } = await runExample(EXAMPLE, args, { ...options, input });
    expect(exitCode).toBe(0);
    expect(stdout).toContain("2 users on");
    expect(stdout).toContain("(1 duplicates left out)");
    expect(successes().toSorted()).toEqual(["user-1", "user-2"]);
  });

  test("waits out a 429 and loses nobody", async () => {
    failFirst(429, 429, 429);
    const { exitCode, stdout } = await runExample(EXAMPLE, command(), options);
    expect(exitCode).toBe(0);
    expect(stdout).toContain("\n40 done, 0 already");
  });

  test("reports who failed, ends with exit code 1, and tries them again when run again", async () => {
    failFirst(500, 500);
    const first = await runExample(EXAMPLE, command(), options);
    expect(first.exitCode).toBe(1);
    expect(first.stderr.match(/failed {3}user-\d+ {2}ApiError: POST .* answered 500/g)).toHaveLength(2);
    expect(first.stdout).toContain("38 done, 0 already without MFA, 2 failed, 0 not tried");
    const second = await runExample(EXAMPLE, command(), options);
    expect(second.exitCode).toBe(0);
    expect(second.stdout).toContain("38 of them done in an earlier run");
    expect(second.stdout).toContain("\n2 done, 0 already without MFA, 0 failed, 0 not tried\n");
  });

  test("does not take users of another server for done", async () => {
    const at = "2026-01-01T00:00:00.000Z";
    await writeFile(journal, `${JSON.stringify({ userId: "user-1", result: "done", server: "eu", at })}\n`);
    const { exitCode } = await runExample(EXAMPLE, command(), options);
    expect(exitCode).toBe(0);
    expect(statuses("user-1")).toEqual([200]);
  });

  test("stops at once where every user would fail alike", async () => {
    failFirst(...Array.from({ length: 100 }, () => 403));
    const { exitCode, stdout, stderr } = await runExample(EXAMPLE, command(), options);
    expect(exitCode).toBe(1);
    expect(stderr).toContain("Stopping: the same would happen to every other user");
    expect(unenrolments().length).toBeLessThan(userIds.length);
    expect(stdout).toMatch(/0 done, .* [1-9]\d* not tried/);
  });
});

describe("a run that is killed half-way", () => {
  test("is continued by the next: each user is carried out exactly once, and nobody is lost", async () => {
    const run = startExample(EXAMPLE, command(), options);
    killInTheMiddle(run, "SIGKILL");
    expect((await run.ended).exitCode).toBeNull();
    server.fault = () => undefined;
    const before = await journalled();
    const carriedOut = server.unenrolled.size;
    expect(before.length).toBeGreaterThan(0);
    expect(carriedOut).toBeGreaterThan(before.length);
    expect(carriedOut).toBeLessThan(userIds.length);

    const { exitCode, stdout } = await runExample(EXAMPLE, command(), options);

    expect(exitCode).toBe(0);
    expect(successes().toSorted()).toEqual(userIds.toSorted());
    expect((await journalled()).toSorted()).toEqual(userIds.toSorted());
    expect(stdout).toContain(`${before.length} of them done in an earlier run`);
    // Done by the API, unknown to the journal: "not enrolled" is the success that the crash hid.
    const hidden = carriedOut - before.length;
    expect(stdout).toContain(`\n${40 - carriedOut} done, ${hidden} already without MFA, 0 failed, 0 not tried\n`);
    for (const userId of before) expect(statuses(userId)).toEqual([200]);
  });
});

test("an interrupt lets what is under way finish, and takes nothing new", async () => {
  const run = startExample(EXAMPLE, command(), options);
  killInTheMiddle(run, "SIGINT");
  const { exitCode, stdout, stderr } = await run.ended;
  expect(exitCode).toBe(130);
  expect(stderr).toContain("Stopping: SIGINT");
  expect(server.unenrolled.size).toBeLessThan(userIds.length);
  expect((await journalled()).toSorted()).toEqual(successes().toSorted());
  expect(stdout).toContain(
    `${server.unenrolled.size} done, 0 already without MFA, 0 failed, ${40 - server.unenrolled.size} not`,
  );
});

describe("bad input ends with exit code 2 before anything is sent", () => {
  test("an id that is a path", async () => {
    await writeFile(list, "user-1\n..\n");
    const { exitCode, stdout, stderr } = await runExample(EXAMPLE, command(), options);
    expect({ exitCode, stdout }).toEqual({ exitCode: 2, stdout: "" });
    expect(stderr).toMatch(
      /^.*users\.txt must hold one user id a line, but these lines are none:\n {2}line 2: "\.\."\n/,
    );
    expect(stderr).toContain("Usage:");
    expect(stderr).not.toContain("    at ");
    expect(unenrolments().length).toBe(0);
  });

  test("standard input without a journal", async () => {
    const { exitCode, stderr } = await runExample(EXAMPLE, ["-", "--region", "eu"], options);
    expect(exitCode).toBe(2);
    expect(stderr).toMatch(/^Standard input needs --journal <file>\n\nUsage:/);
  });

  test("no credentials", async () => {
    const env = { ...options.env, FRONTEGG_SECRET: "" };
    const { exitCode, stderr } = await runExample(EXAMPLE, command(), { env });
    expect(exitCode).toBe(2);
    expect(stderr).toMatch(/^The environment variables FRONTEGG_CLIENT_ID and FRONTEGG_SECRET must hold/);
  });

  test("a journal that is another file, which is left as it is", async () => {
    const { exitCode, stderr } = await runExample(EXAMPLE, command("--journal", list), options);
    expect(exitCode).toBe(2);
    expect(stderr).toContain("users.txt is not a journal of this command: see line 1");
    expect(await readFile(list, "utf8")).toBe(userIds.join("\n"));
  });
});
