import { execFileSync } from "node:child_process";
import { chmodSync, chownSync, existsSync, mkdirSync, readFileSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { describe, expect } from "vitest";
import { expectOnce, test, type Bulk } from "./bulk-run.ts";
import type { Call } from "./accounts-server.ts";
import { startCommand, type Started } from "./start-command.ts";
import { until } from "./until.ts";

/** The most calls that may arrive in a window, on a machine that stands still for as long as this one did. */
function mostInWindow({ perMinute, server }: Bulk, windowMs: number): number {
  const lateMs = server.stillMs() + 250;
  return Math.ceil((perMinute / 60_000) * (windowMs + lateMs)) + 1;
}

/** Waits for a number of unenrolments. */
function unenrolments(bulk: Bulk, count: number): Promise<void> {
  return until(`${count} unenrolments`, () => bulk.calls("unenroll").length >= count);
}

async function interrupt(run: Started, signal: NodeJS.Signals = "SIGINT") {
  run.kill(signal);
  return run.ended;
}

// Each has a server of its own, and spends most of its time waiting.
describe.concurrent("a rate limit", () => {
  test("without headers: keeps the pace, pauses everything, and fails nobody", async ({ bulk }) => {
    bulk.perMinute = 600;
    let fromMs = Infinity;
    bulk.server.fault = ({ kind, atMs }, count) => {
      if (kind === "unenroll" && count === 20) fromMs = atMs;
      return atMs >= fromMs && atMs < fromMs + 12_000 ? 429 : undefined;
    };
    const { exitCode, stderr } = await bulk.run();
    expect(stderr).toContain("60 done, 0 with nothing to do, 0 failed, 0 left");
    expect(exitCode).toBe(0);
    expectOnce(bulk);
    // The first refusal, those that were in flight with it, and one probe after ten seconds.
    expect(bulk.counts().refused).toBeLessThanOrEqual(4);
    const windowMs = 4_000;
    expect(bulk.counts(windowMs).fullestWindow).toBeLessThanOrEqual(mostInWindow(bulk, windowMs));
  });

  test("that lasts an hour: one refusal stops all calls, and SIGTERM ends the wait", async ({ bulk }) => {
    const hour = { status: 429, headers: { "retry-after": "3600" } };
    bulk.server.fault = ({ kind }, count) => (kind === "unenroll" && count >= 20 ? hour : undefined);
    bulk.server.delayMs = 0;
    bulk.perMinute = 6_000;
    const run = bulk.start();
    await until("the pause", () => run.output().includes("Pausing for 1 h"));
    await sleep(2_000);
    const calls = bulk.calls("unenroll").length;
    await sleep(2_000);
    expect(bulk.calls("unenroll").length).toBe(calls);
    const { exitCode, stderr } = await interrupt(run, "SIGTERM");
    expect(exitCode).toBe(1);
    expect(stderr).toContain("19 done, 0 with nothing to do, 0 failed, 41 left");
    bulk.server.fault = () => undefined;
    expect((await bulk.run()).exitCode).toBe(0);
    expectOnce(bulk);
    // What was refused certainly wasn't carried out.
    expect(bulk.counts().lookups).toBe(0);
  });

  test.for([
    ["an hour ahead", 3_600_000],
    ["an hour behind", -3_600_000],
  ] as const)(
    "that names a time: waits as long as the API means, although our clock is %s",
    async ([, ms], { bulk }) => {
      // Seen from here, the server's clock is wrong.
      bulk.server.clockMs = -ms;
      let untilMs = 0;
      bulk.server.fault = ({ kind, atMs }, count) => {
        if (kind === "unenroll" && count === 20) untilMs = atMs + 2_000;
        if (atMs >= untilMs) return undefined;
        const resetMs = Date.now() + bulk.server.clockMs + (untilMs - atMs);
        return { status: 429, headers: { "x-rate-limit-reset": new Date(resetMs + 1_000).toISOString() } };
      };
      const { exitCode } = await bulk.run();
      expect(exitCode).toBe(0);
      expectOnce(bulk);
      const pauses = bulk.calls().map(({ atMs }, index, all) => atMs - (all[index - 1]?.atMs ?? atMs));
      expect(Math.max(...pauses)).toBeGreaterThan(1_000);
    },
  );

  test("of the token endpoint pauses too", async ({ bulk }) => {
    bulk.server.fault = ({ kind }, count) =>
      kind === "token" && count <= 2 ? { status: 429, headers: { "retry-after": "1" } } : undefined;
    expect((await bulk.run()).exitCode).toBe(0);
    expectOnce(bulk);
    expect(bulk.counts().unenrolments).toBe(60);
  });

  test("counts a request that is repeated with a fresh token", async ({ bulk }) => {
    bulk.perMinute = 600;
    // Fifteen calls are in flight when their token expires.
    bulk.server.delayMs = 1_500;
    const run = bulk.start();
    await unenrolments(bulk, 20);
    bulk.server.expireTokens();
    expect((await run.ended).exitCode).toBe(0);
    expectOnce(bulk);
    expect(bulk.counts().refused).toBeGreaterThan(5);
    expect(bulk.counts().tokens).toBe(2);
    const windowMs = 2_000;
    expect(bulk.counts(windowMs).fullestWindow).toBeLessThanOrEqual(mostInWindow(bulk, windowMs));
  });
});

const isLost = ({ kind, userId }: Call) => kind === "unenroll" && /^user-(7|17|27|37|47)$/.test(userId);

describe.concurrent("an unknown outcome", () => {
  test("is looked up in the same run, and users who enrol again are left alone", async ({ bulk }) => {
    const once = new Set<string>();
    bulk.server.fault = (call) => {
      if (!isLost(call) || once.has(call.userId)) return undefined;
      once.add(call.userId);
      return "break";
    };
    const { exitCode, stderr } = await bulk.run();
    expect(stderr).toContain("60 done, 0 with nothing to do, 0 failed, 0 left");
    expect(exitCode).toBe(0);
    for (const userId of once) bulk.server.unenrolled.delete(userId);
    const again = await bulk.run();
    expect(again.stderr).toContain("0 done, 0 with nothing to do, 0 failed, 0 left, 60 done in an earlier run");
    expectOnce(bulk);
    expect(once.size).toBe(5);
    expect(
      bulk
        .calls("lookup")
        .map(({ userId }) => userId)
        .toSorted(),
    ).toEqual([...once].toSorted());
  });

  test("of a run that was killed is looked up by the next", async ({ bulk }) => {
    bulk.server.fault = (_, count) => (count > 20 ? "hang" : undefined);
    const killed = bulk.start();
    await unenrolments(bulk, 40);
    killed.kill("SIGKILL");
    expect((await killed.ended).exitCode).toBeNull();
    bulk.server.fault = () => undefined;
    const { exitCode, stderr } = await bulk.run();
    expect(exitCode).toBe(0);
    const [, now, earlier] = /^(\d+) done, .* 0 failed, 0 left, (\d+) done in an earlier run/m.exec(stderr) ?? [];
    expect(Number(now) + Number(earlier)).toBe(60);
    expectOnce(bulk);
    expect(bulk.counts().lookups).toBeGreaterThanOrEqual(20);
  });

  test("of a call that wasn't carried out leads to another call, after a lookup", async ({ bulk }) => {
    bulk.server.fault = ({ kind }, count) => (kind === "unenroll" && count % 10 === 0 ? 502 : undefined);
    expect((await bulk.run()).exitCode).toBe(0);
    expectOnce(bulk);
    expect(bulk.counts().lookups).toBeGreaterThanOrEqual(6);
  });

  test("of a page of HTML with status 200 is looked up", async ({ bulk }) => {
    bulk.server.fault = ({ kind }, count) => (kind === "unenroll" && count === 10 ? "html" : undefined);
    expect((await bulk.run()).exitCode).toBe(0);
    expectOnce(bulk);
    expect(bulk.counts().lookups).toBe(1);
  });

  test("that stays unknown fails one user, and the next run looks it up", async ({ bulk }) => {
    bulk.server.fault = ({ userId }) => (userId === "user-3" ? 500 : undefined);
    const first = await bulk.run();
    expect(first.exitCode).toBe(1);
    expect(first.stderr).toMatch(/^failed {2}user-3 {2}ApiError: .*500/m);
    expect(first.stderr).toContain("59 done, 0 with nothing to do, 1 failed, 0 left");
    bulk.server.fault = () => undefined;
    expect((await bulk.run()).exitCode).toBe(0);
    expectOnce(bulk);
  });
});

describe.concurrent("a lookup", () => {
  test("that is refused leaves the outcome unknown for the next run", async ({ bulk }) => {
    bulk.server.fault = ({ kind, userId }) => (userId !== "user-3" ? undefined : kind === "lookup" ? 403 : "break");
    const { exitCode, stderr } = await bulk.run();
    expect(exitCode).toBe(1);
    expect(stderr).toMatch(/^failed {2}user-3 {2}ApiError: GET .*403/m);
    bulk.server.fault = () => undefined;
    bulk.server.unenrolled.delete("user-3");
    expect((await bulk.run()).exitCode).toBe(0);
    expect(bulk.counts().notLookedUp).toEqual([]);
    expect(bulk.server.resets.get("user-3")).toBe(2);
  });
});

describe.concurrent("a journal", () => {
  test("is used by one run at a time: the second ends with exit code 2", async ({ bulk }) => {
    bulk.perMinute = 600;
    const alias = join(bulk.directory, "alias.journal");
    symlinkSync(bulk.journal, alias);
    const first = bulk.start();
    await unenrolments(bulk, 5);
    const others = await Promise.all([bulk.run(), bulk.run(["--journal", alias])]);
    for (const { exitCode, stderr } of others) {
      expect(stderr).toContain(`Another run is using ${bulk.journal} (process ${first.pid} on `);
      expect(exitCode).toBe(2);
    }
    expect((await first.ended).exitCode).toBe(0);
    expectOnce(bulk);
    expect(bulk.counts().unenrolments).toBe(60);
  });

  test("that another run has taken over, because this one stood still, ends this one", async ({ bulk }) => {
    bulk.perMinute = 600;
    const stopped = bulk.start();
    // At once, while no call is on its way: the next one is a tenth of a second later.
    bulk.server.fault = ({ kind }, count) => {
      if (kind === "unenroll" && count === 5) stopped.kill("SIGSTOP");
      return undefined;
    };
    await unenrolments(bulk, 5);
    await sleep(1_000);
    // As if it ran on another machine, where nobody sees its process.
    const lock = `${bulk.journal}.lock`;
    writeFileSync(lock, readFileSync(lock, "utf8").replace(/"place":"[^"]*"/, '"place":"elsewhere"'));
    const next = bulk.start();
    await unenrolments(bulk, 20);
    stopped.kill("SIGCONT");
    const { exitCode, stderr } = await stopped.ended;
    expect(exitCode).toBe(1);
    expect(stderr).toContain("another run has taken over");
    expect((await next.ended).exitCode).toBe(0);
    expectOnce(bulk);
  });

  test("in a read-only folder ends with exit code 2 before anything is sent", async ({ bulk }) => {
    const folder = join(bulk.directory, "read-only");
    mkdirSync(folder);
    chmodSync(bulk.directory, 0o755);
    // Root may write anywhere, so it runs the command as nobody.
    const isRoot = process.getuid?.() === 0;
    if (isRoot) chownSync(folder, 0, 0);
    chmodSync(folder, 0o555);
    const { exitCode, stderr } = await bulk.run(["--journal", join(folder, "users.journal")], {
      ...(isRoot && { spawn: { uid: 65_534 } }),
    });
    chmodSync(folder, 0o755);
    expect(stderr).toMatch(/^The journal can't be written: EACCES/);
    expect(exitCode).toBe(2);
    expect(bulk.calls()).toEqual([]);
  });

  test("on a disk that fills up in mid-line: stops, loses nobody, and goes on once there is room", async ({ bulk }) => {
    // A limit for the size of files acts like a full disk: the last write is cut short, and the next one fails.
    const through = ["bash", "-c", 'trap "" XFSZ; ulimit -f 4; exec "$@"', "bash"];
    const full = await bulk.run([], { through, env: { NODE_COMPILE_CACHE: "" } });
    expect(full.exitCode).toBe(1);
    expect(full.stderr).toMatch(/Stopping: the journal can't be written: EFBIG/);
    expect(full.stderr).not.toMatch(/^failed/m);
    const after = bulk.server.unenrolled.size;
    expect(after).toBeGreaterThan(5);
    expect(after).toBeLessThan(60);
    expect(readFileSync(bulk.journal, "utf8")).toMatch(/\}\n$/);
    const { exitCode } = await bulk.run();
    expect(exitCode).toBe(0);
    expectOnce(bulk);
    expect(bulk.counts().unenrolments).toBe(60);
  });

  test("with half a line in its middle is refused, and with one at its end understood", async ({ bulk }) => {
    await bulk.write(bulk.userIds.slice(0, 10));
    expect((await bulk.run()).exitCode).toBe(0);
    const whole = readFileSync(bulk.journal, "utf8");
    const lines = whole.split("\n");
    lines[7] = (lines[7] ?? "").slice(0, 20) + (lines[8] ?? "");
    writeFileSync(bulk.journal, lines.join("\n"));
    const refused = await bulk.run();
    expect(refused.stderr).toContain(`Line 8 of ${bulk.journal} is damaged`);
    expect(refused.exitCode).toBe(2);
    expect(bulk.calls("unenroll")).toHaveLength(10);
    writeFileSync(bulk.journal, `${whole}{"id":"user-`);
    await bulk.write(bulk.userIds);
    expect((await bulk.run()).exitCode).toBe(0);
    expectOnce(bulk);
  });

  test.for([
    ["a list", "user-1\nuser-2\n", "is not a journal of this command. It stays as it is."],
    [
      "of another operation",
      '{"frontegg-identity-journal":1,"operation":"updateUser","server":"x"}\n',
      "operation updateUser",
    ],
    [
      "of another server",
      '{"frontegg-identity-journal":1,"operation":"unenrollUserMfa","server":"x"}\n',
      "server x, not http",
    ],
  ] as const)(
    "that is another file (%s) ends with exit code 2, and stays as it is",
    async ([, text, message], { bulk }) => {
      writeFileSync(bulk.journal, text);
      const { exitCode, stderr } = await bulk.run();
      expect(exitCode).toBe(2);
      expect(stderr).toContain(message);
      expect(readFileSync(bulk.journal, "utf8")).toBe(text);
      expect(existsSync(`${bulk.journal}.lock`)).toBe(false);
      expect(bulk.calls()).toEqual([]);
    },
  );
});

describe.concurrent("a refusal", () => {
  test("of one user fails that user alone, and the next run tries it again", async ({ bulk }) => {
    bulk.server.fault = ({ kind, userId }) => (kind === "unenroll" && userId === "user-3" ? 403 : undefined);
    const { exitCode, stderr } = await bulk.run();
    expect(exitCode).toBe(1);
    expect(stderr).toContain("59 done, 0 with nothing to do, 1 failed, 0 left");
    expect(stderr).toMatch(/^failed {2}user-3 {2}ApiError: POST \S+ answered 403, trace ID trace-\d+$/m);
    bulk.server.fault = () => undefined;
    expect((await bulk.run()).exitCode).toBe(0);
    expectOnce(bulk);
    expect(bulk.counts().lookups).toBe(0);
  });

  test("of the first ten users in a row stops the run, unless it is told to go on", async ({ bulk }) => {
    bulk.server.fault = ({ kind }) => (kind === "unenroll" ? 403 : undefined);
    bulk.perMinute = 6_000;
    const { exitCode, stderr } = await bulk.run();
    expect(exitCode).toBe(1);
    expect(stderr).toContain("Stopping: the last 10 were refused, so something is wrong for everyone");
    // Ten, and those in flight.
    expect(bulk.calls("unenroll").length).toBeLessThan(60);
    const before = bulk.calls("unenroll").length;
    const kept = await bulk.run(["--keep-going"]);
    expect(kept.exitCode).toBe(1);
    expect(kept.stderr).toContain("0 done, 0 with nothing to do, 60 failed, 0 left");
    expect(bulk.calls("unenroll").length).toBe(before + 60);
  });

  test("of the credentials stops at the first call, with one call for all", async ({ bulk }) => {
    bulk.server.isRevoked = true;
    const { exitCode, stderr } = await bulk.run();
    expect(exitCode).toBe(1);
    expect(stderr).toMatch(
      /Stopping: every other call would fail in the same way: AuthenticationError: POST \/auth\/vendor/,
    );
    expect(stderr).not.toContain("a-secret");
    expect(bulk.calls("token")).toHaveLength(1);
    expect(bulk.calls("unenroll")).toEqual([]);
  });

  test("of the credentials in the middle stops, and the next run goes on without a lookup", async ({ bulk }) => {
    bulk.perMinute = 6_000;
    bulk.server.fault = ({ kind }, count) => {
      if (kind === "unenroll" && count === 20) bulk.server.isRevoked = true;
      return undefined;
    };
    expect((await bulk.run()).exitCode).toBe(1);
    bulk.server.fault = () => undefined;
    bulk.server.isRevoked = false;
    expect((await bulk.run()).exitCode).toBe(0);
    expectOnce(bulk);
    expect(bulk.counts().lookups).toBe(0);
  });

  test("because there is nothing to do counts as such, but not after our own reset", async ({ bulk }) => {
    for (const userId of ["user-4", "user-5"]) bulk.server.unenrolled.add(userId);
    bulk.server.fault = ({ kind, userId }) => (kind === "unenroll" && userId === "user-6" ? "break" : undefined);
    const { exitCode, stdout, stderr } = await bulk.run(["--list"]);
    expect(exitCode).toBe(0);
    expect(stderr).toContain("58 done, 2 with nothing to do, 0 failed, 0 left");
    // Several calls are made at once, and a row is written when its call ends.
    const rows = stdout.trim().split("\n").toSorted();
    expect(rows).toHaveLength(60);
    expect(rows.filter((row) => row.startsWith("already\t")).map((row) => row.split("\t")[1])).toEqual([
      "user-4",
      "user-5",
    ]);
    expect(rows.find((row) => row.includes("\tuser-1\t"))).toMatch(
      /^done\tuser-1\t\d{4}-\d\d-\d\dT[\d:.]+Z\ttrace-\d+$/,
    );
  });
});

describe.concurrent("an update of many", () => {
  test.for([
    ["is repeated at once, because that changes nothing", '{"name":"Ada"}', 0, 66, "60 done"],
    [
      "with a phone number is never repeated, because that adds it twice",
      '{"phoneNumber":"+14155550123"}',
      1,
      60,
      "54 done",
    ],
  ] as const)("with an unknown outcome %s", async ([, body, exitCode, calls, done], { bulk }) => {
    bulk.server.fault = ({ kind }, count) => (kind === "update" && count % 10 === 0 ? "break" : undefined);
    const args = [
      "update-user",
      "--from",
      bulk.list,
      "--body",
      body,
      "--base-url",
      bulk.server.url,
      "--per-minute",
      "60000",
    ];
    const first = await startCommand(args).ended;
    expect(first.stderr).toContain(done);
    expect(first.exitCode).toBe(exitCode);
    const again = await startCommand(args).ended;
    expect(again.exitCode).toBe(exitCode);
    expect(bulk.calls("update").length).toBe(calls);
    expect(bulk.calls("lookup")).toEqual([]);
  });
});

describe.concurrent("an API that is down", () => {
  test("for a while fails nobody", async ({ bulk }) => {
    bulk.perMinute = 3_000;
    const down = Promise.withResolvers<void>();
    bulk.server.fault = ({ kind }, count) => {
      if (kind === "unenroll" && count === 20) bulk.server.stop().then(down.resolve, down.reject);
      return undefined;
    };
    const run = bulk.start();
    await down.promise;
    await until("the run finds it down", () => run.output().includes("Pausing for"));
    await bulk.server.start();
    const { exitCode, stderr } = await run.ended;
    expect(stderr).toContain("60 done, 0 with nothing to do, 0 failed, 0 left");
    expect(exitCode).toBe(0);
    expectOnce(bulk);
  });
});

describe.concurrent("a signal", () => {
  test.for(["SIGINT", "SIGTERM"] as const)(
    "%s lets calls in flight end and starts no others",
    async (signal, { bulk }) => {
      const answers = Promise.withResolvers<void>();
      // From the fifth call on, so at most 54 of 60 calls start: 50 may be in flight.
      bulk.server.fault = ({ kind }, count) => {
        if (kind === "unenroll" && count === 5) bulk.server.held = answers.promise;
        return undefined;
      };
      const run = bulk.start();
      await unenrolments(bulk, 50);
      run.kill(signal);
      await until("it drains", () => run.output().includes(`Stopping: ${signal}`));
      answers.resolve();
      const { exitCode, stderr } = await run.ended;
      expect(exitCode).toBe(1);
      const { size } = bulk.server.unenrolled;
      expect(size).toBeLessThan(60);
      expect(stderr).toContain(`${size} done, 0 with nothing to do, 0 failed, ${60 - size} left`);
      expect((await bulk.run()).exitCode).toBe(0);
      expectOnce(bulk);
      expect(bulk.counts().lookups).toBe(0);
    },
  );

  test("ends the run within ten seconds although no answer comes, and the next run looks up", async ({ bulk }) => {
    bulk.server.fault = (_, count) => (count > 20 ? "hang" : undefined);
    const run = bulk.start();
    await unenrolments(bulk, 40);
    const startMs = performance.now();
    const { stderr } = await interrupt(run, "SIGTERM");
    // It takes 8 seconds. Without them the run would wait for its calls, each of which may take 30.
    expect(performance.now() - startMs).toBeLessThan(25_000);
    expect(stderr).toMatch(/ done, 0 with nothing to do, 0 failed, \d+ left/);
    bulk.server.fault = () => undefined;
    expect((await bulk.run()).exitCode).toBe(0);
    expectOnce(bulk);
  });

  test("that comes twice ends it at once", async ({ bulk }) => {
    bulk.server.fault = (_, count) => (count > 20 ? "hang" : undefined);
    const run = bulk.start();
    await unenrolments(bulk, 30);
    run.kill("SIGINT");
    await until("it drains", () => run.output().includes("Stopping: SIGINT"));
    const { exitCode, stderr } = await interrupt(run);
    expect(exitCode).toBe(1);
    expect(stderr).not.toContain("left");
    bulk.server.fault = () => undefined;
    expect((await bulk.run()).exitCode).toBe(0);
    expectOnce(bulk);
  });

  const canUnshare = (() => {
    try {
      execFileSync("unshare", ["--user", "--map-root-user", "--pid", "--fork", "true"], { stdio: "ignore" });
      return true;
    } catch {
      return false;
    }
  })();
  test.skipIf(!canUnshare)("ends it as the first process of a container too", async ({ bulk }) => {
    bulk.perMinute = 600;
    const through = ["unshare", "--user", "--map-root-user", "--pid", "--fork", "--kill-child"];
    const run = bulk.start([], { through });
    await unenrolments(bulk, 3);
    // The child of `unshare` is the process with the number 1.
    const child = execFileSync("pgrep", ["-P", String(run.pid)], { encoding: "utf8" }).trim();
    process.kill(Number(child), "SIGTERM");
    const { exitCode, stderr } = await run.ended;
    expect(stderr).toContain("Stopping: SIGTERM");
    expect(exitCode).toBe(1);
    expect((await bulk.run()).exitCode).toBe(0);
    expectOnce(bulk);
  });
});

describe.concurrent("a broken pipe", () => {
  test("of its messages doesn't end a run", async ({ bulk }) => {
    const through = ["bash", "-o", "pipefail", "-c", '"$@" 2>&1 | head -c 1', "bash"];
    const { exitCode } = await bulk.run([], { through });
    expect(exitCode).toBe(0);
    expectOnce(bulk);
  });

  test("of its output ends an export", async ({ bulk }) => {
    const through = ["bash", "-o", "pipefail", "-c", '"$@" | head -1', "bash"];
    // So slow that the pipe is gone long before the last call, even if `head` is late.
    const args = ["get-user", "--from", bulk.list, "--base-url", bulk.server.url, "--per-minute", "600"];
    const { exitCode, stdout, stderr } = await startCommand(args, { through }).ended;
    expect(exitCode).toBe(1);
    expect(bulk.userIds).toContain((JSON.parse(stdout) as { id: string }).id);
    expect(stderr).toContain("Stopping: the reader of the output has gone");
    expect(bulk.calls("lookup").length).toBeLessThan(60);
  });
});
