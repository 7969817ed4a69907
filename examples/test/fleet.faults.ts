import { execFileSync } from "node:child_process";
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, describe, expect, test as base } from "vitest";
import { until } from "../../packages/cli/test/faults/until.ts";
import {
  CONCURRENCY,
  interrupt,
  PER_MINUTE,
  SHORT_LOCK_S,
  startFleet,
  type Fleet,
  type FleetCounts,
} from "./start-fleet.ts";
import { noRedis } from "./start-redis.ts";

if (noRedis !== undefined) console.warn(noRedis);

/** A window that a run goes through several times. */
const WINDOW_MS = 4_000;
/** What BullMQ starts at once. */
const BURST = Math.floor(PER_MINUTE / 100);

const table: (FleetCounts & { readonly fault: string })[] = [];

/** A test of a fault, after which is counted what none may do: whoever isn't done is still queued. */
const test = base.extend<{ fleet: Fleet }>({
  fleet: async ({ task }, use) => {
    const fleet = await startFleet();
    await use(fleet);
    const counts = await fleet.counts(WINDOW_MS);
    // A call may seem late by as long as this process stood still, and twice as many as workers have in flight.
    const lateMs = fleet.api.stillMs() + 250;
    const most = (PER_MINUTE / 60_000) * (WINDOW_MS + lateMs) + 2 * BURST + 2 * 2 * CONCURRENCY;
    await fleet.close();
    expect(counts).toMatchObject({ notLookedUp: [], leftOut: [] });
    expect(counts.fullestWindow).toBeLessThanOrEqual(most);
    table.push({ fault: task.name, ...counts });
  },
});

/**
 * Lets a worker work, until all its calls wait for responses that don't come.
 *
 * @param then - Is called when the last of them arrives, so that none has given up and none is on its way.
 */
async function untilItHangs(fleet: Fleet, then: () => void): Promise<void> {
  fleet.api.fault = ({ kind }, count) => {
    if (kind === "unenroll" && count === 20 + CONCURRENCY) then();
    return kind === "lookup" || count > 20 ? "hang" : undefined;
  };
  await fleet.called(20 + CONCURRENCY);
}

/** Sends a command to a Redis. */
function cli(port: number, ...args: string[]): string {
  return execFileSync("redis-cli", ["-p", String(port), ...args], { encoding: "utf8" });
}

// Each has a Redis and an API of its own, and spends most of its time waiting.
describe.skipIf(noRedis).concurrent(noRedis ?? "a fleet", () => {
  afterAll(() => {
    const columns = ["fault", "users", "unenrolments", "refused", "lookups", "tokens", "fullestWindow"] as const;
    const rows = table.map((counts) => columns.map((column) => counts[column]));
    console.log([columns, columns.map(() => "---"), ...rows].map((cells) => `| ${cells.join(" | ")} |`).join("\n"));
  });

  test("without a fault: each user once, at the pace of all workers together", async ({ fleet }) => {
    const { api, userIds } = fleet;
    await fleet.list([...userIds, ...userIds.slice(0, 20)]);
    expect(await fleet.run("produce")).toMatchObject({ exitCode: 0, stdout: "120 users\n" });
    await fleet.list(userIds);
    api.unenrolled.add("user-7");
    const workers = [fleet.startWorker(), fleet.startWorker()];
    const { exitCode, stdout } = await fleet.run("report");
    expect(stdout.trim().split("\n").at(-1)).toBe("120 done, 0 failed, 0 left of 120");
    expect(exitCode).toBe(0);
    expect(await interrupt(...workers)).toMatchObject([{ exitCode: 0 }, { exitCode: 0 }]);
    expect(fleet.calls("unenroll")).toBe(userIds.length);
    expect((await fleet.run("produce")).stdout).toBe("120 users\n");
    expect(await fleet.queue.getWaitingCount()).toBe(0);
    expect((await fleet.run("forget")).exitCode).toBe(0);
    expect(await fleet.connection.keys(`${fleet.queue.toKey("")}*`)).toEqual([]);
    await fleet.list([]);
  });

  test("a line that isn't an ID ends the producer before anything is queued", async ({ fleet }) => {
    await fleet.list(["user-1", "ada@example.com"]);
    const { exitCode, stderr } = await fleet.run("produce");
    expect({ exitCode, stderr }).toEqual({ exitCode: 1, stderr: "This is not an ID: ada@example.com\n" });
    expect(await fleet.queue.getJobCountByTypes()).toBe(0);
    await fleet.list([]);
  });

  test.for([
    ["without headers", {}],
    ["with Retry-After", { "retry-after": "1" }],
  ] as const)("a 429 %s: all workers wait, and it costs no attempt", async ([, headers], { fleet }) => {
    let untilMs = 0;
    fleet.api.fault = ({ kind, atMs }, count) => {
      if (kind === "unenroll" && count === 30) untilMs = atMs + 1_000;
      return atMs < untilMs ? { status: 429, headers } : undefined;
    };
    await fleet.run("produce");
    const workers = [fleet.startWorker(), fleet.startWorker()];
    await fleet.finished();
    await interrupt(...workers);
    // Those that were in flight, each once: who is refused makes all wait before it takes another user.
    const refused = fleet.api.calls.filter(({ status }) => status === 429).length;
    expect(refused).toBeGreaterThan(0);
    expect(refused).toBeLessThanOrEqual(2 * CONCURRENCY);
    const jobs = await fleet.queue.getCompleted();
    expect(jobs.map(({ attemptsMade }) => attemptsMade)).toEqual(jobs.map(() => 1));
  });

  test.for([403, 404] as const)("one user is answered %s: that one fails, and no other", async (status, { fleet }) => {
    fleet.api.fault = ({ userId }) => (userId === "user-3" ? status : undefined);
    await fleet.run("produce");
    const worker = fleet.startWorker();
    const { exitCode, stdout } = await fleet.run("report");
    expect(exitCode).toBe(1);
    expect(stdout).toContain("119 done, 1 failed, 0 left of 120\n");
    expect(stdout).toMatch(new RegExp(`\nuser-3 {2}ApiError: POST \\S+ answered ${status}`));
    fleet.api.fault = () => undefined;
    await fleet.run("produce");
    await fleet.finished();
    await interrupt(worker);
  });

  test("everyone is answered 403: the workers stop, and go on when they are started again", async ({ fleet }) => {
    fleet.api.fault = ({ kind }) => (kind === "unenroll" ? 403 : undefined);
    await fleet.run("produce");
    const { exitCode, stderr } = await fleet.startWorker().ended;
    expect(exitCode).toBe(1);
    expect(stderr).toContain("Stopping all workers: ApiError: POST");
    expect(fleet.calls("unenroll")).toBeLessThan(10 + 2 * CONCURRENCY);
    fleet.api.fault = () => undefined;
    await fleet.run("produce");
    const worker = fleet.startWorker();
    await fleet.finished();
    await interrupt(worker);
  });

  test("connections break after the MFA was removed: it is looked up, and not repeated", async ({ fleet }) => {
    const { api, userIds } = fleet;
    api.fault = ({ kind, userId }) => (kind === "unenroll" && userId.endsWith("5") ? "break" : undefined);
    await fleet.run("produce");
    const worker = fleet.startWorker();
    await fleet.finished();
    await interrupt(worker);
    const lost = userIds.filter((userId) => userId.endsWith("5"));
    const lookedUp = new Set(api.calls.filter(({ kind }) => kind === "lookup").map(({ userId }) => userId));
    expect(lost.filter((userId) => !lookedUp.has(userId))).toEqual([]);
    expect(fleet.calls("unenroll")).toBe(userIds.length);
  });

  test("the API answers 502 and does nothing: it is called again, after a lookup", async ({ fleet }) => {
    fleet.api.fault = ({ kind }, count) => (kind === "unenroll" && count % 10 === 0 ? 502 : undefined);
    await fleet.run("produce");
    const worker = fleet.startWorker();
    await fleet.finished();
    await interrupt(worker);
    expect(fleet.calls("lookup")).toBeGreaterThanOrEqual(fleet.api.calls.filter(({ status }) => status === 502).length);
  });

  test("responses take two seconds: the pace stays, and nobody is called twice", async ({ fleet }) => {
    fleet.api.delayMs = 2_000;
    await fleet.list(fleet.userIds.slice(0, 40));
    await fleet.run("produce");
    const workers = [fleet.startWorker(), fleet.startWorker()];
    await fleet.finished();
    await interrupt(...workers);
    expect(fleet.calls("unenroll")).toBe(40);
  });

  test("a worker is killed in mid-request (`kill -9`): others look up whom it had", async ({ fleet }) => {
    await fleet.run("produce");
    const killed = fleet.startWorker(SHORT_LOCK_S);
    await untilItHangs(fleet, () => killed.kill("SIGKILL"));
    expect((await killed.ended).exitCode).toBeNull();
    fleet.api.fault = () => undefined;
    const worker = fleet.startWorker(SHORT_LOCK_S);
    await fleet.finished();
    await interrupt(worker);
    expect(fleet.calls("unenroll")).toBe(fleet.userIds.length);
    expect(fleet.calls("lookup")).toBeGreaterThanOrEqual(CONCURRENCY);
  });

  test("a worker hangs (`SIGSTOP`) past its lock, and goes on later: others look up whom it had", async ({ fleet }) => {
    await fleet.run("produce");
    // The lock is long enough that no call gives up, and lets another one start, before all of them hang.
    const hanging = fleet.startWorker(3 * SHORT_LOCK_S);
    await untilItHangs(fleet, () => hanging.kill("SIGSTOP"));
    fleet.api.fault = () => undefined;
    const worker = fleet.startWorker(SHORT_LOCK_S);
    await fleet.finished();
    hanging.kill("SIGCONT");
    expect(await interrupt(hanging, worker)).toMatchObject([{ exitCode: 0 }, { exitCode: 0 }]);
    expect(fleet.calls("unenroll")).toBe(fleet.userIds.length);
    expect(await fleet.queue.getFailedCount()).toBe(0);
  });

  test("the producer is killed and started again: everyone is queued once", async ({ fleet }) => {
    const many = Array.from({ length: 30_000 }, (_, index) => `user-${index}`);
    await fleet.list(many);
    const worker = fleet.startWorker();
    const killed = fleet.start("produce");
    await until("some are queued", async () => (await fleet.queue.getJobCountByTypes()) > 0);
    killed.kill("SIGKILL");
    expect((await killed.ended).exitCode).toBeNull();
    expect(await fleet.queue.getJobCountByTypes()).toBeLessThan(many.length);
    expect((await fleet.run("produce")).stdout).toBe("30000 users\n");
    await fleet.called(30);
    await interrupt(worker);
    expect(await fleet.queue.getJobCountByTypes()).toBe(many.length);
    expect(fleet.calls("lookup")).toBe(0);
  });

  test("the report runs while the producer still reads: it ends when all are done", async ({ fleet }) => {
    const fifo = join(fleet.file, "..", "fifo");
    execFileSync("mkfifo", [fifo]);
    const producer = fleet.start("produce", "--from", fifo);
    await until(
      "the producer reads",
      async () => (await fleet.connection.get(fleet.queue.toKey("size"))) === "unknown",
    );
    const worker = fleet.startWorker();
    const report = fleet.start("report");
    await until("the report runs", () => report.output().includes("0 done, 0 failed, 0 left of unknown"));
    await sleep(2_000);
    await writeFile(fifo, fleet.userIds.join("\n"));
    expect((await producer.ended).exitCode).toBe(0);
    const { exitCode, stdout } = await report.ended;
    expect(stdout).toMatch(/120 done, 0 failed, 0 left of 120\n$/);
    expect(exitCode).toBe(0);
    await interrupt(worker);
  });

  test.for(["SIGTERM", "SIGKILL"] as const)(
    "Redis is ended (%s) and started: the run goes on",
    async (signal, { fleet }) => {
      await fleet.run("produce");
      const workers = [fleet.startWorker(SHORT_LOCK_S), fleet.startWorker(SHORT_LOCK_S)];
      await fleet.called(30);
      await fleet.redis.stop(signal);
      // Longer than the workers' lock on the users that they have.
      await sleep(SHORT_LOCK_S * 1_000 + 500);
      const before = fleet.api.calls.length;
      expect(before).toBeLessThan(fleet.userIds.length);
      await fleet.redis.start();
      await fleet.finished();
      expect(fleet.api.calls.length).toBeGreaterThan(before);
      expect(await interrupt(...workers)).toMatchObject([{ exitCode: 0 }, { exitCode: 0 }]);
    },
  );

  test("Redis fails over to an empty instance: the report says so, and the next run looks everyone up", async ({
    fleet,
  }) => {
    await fleet.run("produce");
    const worker = fleet.startWorker();
    const report = fleet.start("report");
    await fleet.called(60);
    await fleet.connection.flushall();
    const { exitCode, stderr } = await report.ended;
    expect({ exitCode, stderr }).toEqual({ exitCode: 1, stderr: "Redis has lost users. Run `produce` again\n" });
    await interrupt(worker);
    const { stdout } = await fleet.run("produce");
    expect(stdout).toBe("120 users, who are looked up first, because Redis was emptied\n");
    const next = fleet.startWorker();
    expect((await fleet.run("report")).exitCode).toBe(0);
    await interrupt(next);
    expect(fleet.calls("unenroll")).toBe(fleet.userIds.length);
    expect(fleet.calls("lookup")).toBe(fleet.userIds.length);
  });

  test("a managed failover leaves the old primary as a replica: the run goes on with the new one", async ({
    fleet,
  }) => {
    const { redis, proxy } = fleet;
    const replica = await fleet.startReplica();
    cli(replica.port, "replicaof", "127.0.0.1", String(redis.port));
    await fleet.run("produce");
    const worker = fleet.startWorker(SHORT_LOCK_S);
    await fleet.called(30);
    await until("the replica is in step", () => cli(replica.port, "info", "replication").includes("link_status:up"));
    proxy.target = replica.port;
    // The primary waits until the replica is in step, and then they change their roles.
    cli(redis.port, "failover");
    await fleet.finished();
    await interrupt(worker);
    expect(await fleet.queue.getFailedCount()).toBe(0);
  });

  test("the API is down for a while: nobody fails", async ({ fleet }) => {
    await fleet.run("produce");
    const workers = [fleet.startWorker(), fleet.startWorker()];
    await fleet.called(30);
    await fleet.api.stop();
    await until("workers find it down", async () => (await fleet.queue.getDelayedCount()) > 10);
    await fleet.api.start();
    await fleet.finished();
    await interrupt(...workers);
    expect(await fleet.queue.getFailedCount()).toBe(0);
  });

  test("credentials are revoked in the middle: all workers stop, and a second start goes on", async ({ fleet }) => {
    await fleet.run("produce");
    const workers = [fleet.startWorker(), fleet.startWorker()];
    await fleet.called(30);
    fleet.api.isRevoked = true;
    const endings = await Promise.all(workers.map(({ ended }) => ended));
    expect(endings).toMatchObject([{ exitCode: 1 }, { exitCode: 1 }]);
    expect(endings.map(({ stderr }) => stderr).join()).toMatch(
      /Stopping all workers: AuthenticationError: POST \/auth\/vendor/,
    );
    expect(await fleet.queue.getFailedCount()).toBe(0);
    fleet.api.isRevoked = false;
    const worker = fleet.startWorker();
    await fleet.finished();
    await interrupt(worker);
  });

  test("Ctrl-C: the calls in flight finish, and the next worker goes on", async ({ fleet }) => {
    const { api, queue, userIds } = fleet;
    api.delayMs = 200;
    await fleet.run("produce");
    const worker = fleet.startWorker();
    await fleet.called(20);
    const [ending] = await interrupt(worker);
    expect(ending).toMatchObject({ exitCode: 0 });
    expect(await queue.getActiveCount()).toBe(0);
    expect(api.unenrolled.size).toBe(await queue.getCompletedCount());
    const next = fleet.startWorker();
    await fleet.finished();
    await interrupt(next);
    expect(fleet.calls("unenroll")).toBe(userIds.length);
    expect(fleet.calls("lookup")).toBe(0);
  });
});
