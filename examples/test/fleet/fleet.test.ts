import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, describe, expect, test as base } from "vitest";
import {
  CONCURRENCY,
  interrupt,
  LIMIT,
  SHORT_LOCK_S,
  startFleet,
  type Fleet,
  type FleetCounts,
} from "./start-fleet.ts";
import { noRedis } from "./start-redis.ts";
import { until } from "./until.ts";

if (noRedis !== undefined) console.warn(noRedis);

const test = base.extend<{ fleet: Fleet }>({
  // oxlint-disable-next-line no-empty-pattern -- vitest reads from the pattern which fixtures this one needs
  fleet: async ({}, use) => {
    const fleet = await startFleet();
    await use(fleet);
    await fleet.close();
  },
});

const table: (FleetCounts & { readonly fault: string })[] = [];

/** A test of a fault, after which is counted what none may do: whoever is not done is still queued. */
const testFault = test.extend<{ judged: void }>({
  judged: [
    async ({ fleet, task }, use) => {
      await use();
      const counts = await fleet.counts();
      expect(counts).toMatchObject({ notLookedUp: [], leftOut: [] });
      expect(counts.fullestWindow).toBeLessThanOrEqual(LIMIT);
      // No call but those that the limiter has counted.
      expect(counts.unenrolments + counts.lookups).toBeLessThanOrEqual(counts.starts);
      table.push({ fault: task.name, ...counts });
    },
    { auto: true },
  ],
});

const shortLock = { lockS: SHORT_LOCK_S };

/** Lets a worker work, until all its calls wait for answers that do not come. */
async function untilItHangs(fleet: Fleet): Promise<void> {
  fleet.api.fault = (call, count) => (call.kind === "lookup" || count > 20 ? "hang" : undefined);
  await until("the worker waits for all its calls", () => fleet.calls("unenroll") >= 20 + CONCURRENCY);
}

// Each has a Redis and an API of its own, and spends most of its time waiting.
describe.skipIf(noRedis).concurrent(noRedis ?? "commands", () => {
  test("nobody is queued again until a run that has ended is forgotten", async ({ fleet }) => {
    await fleet.list(["user-1"]);
    await fleet.produce();
    const early = await fleet.report("--forget");
    expect(early.exitCode).toBe(2);
    expect(early.stderr).toContain("1 users are left: only a run that has ended is forgotten");
    const worker = fleet.startWorker();
    await fleet.report();
    await interrupt(worker);
    expect((await fleet.produce()).stdout).toContain("0 users queued, 1 were there already");
    expect((await fleet.report("--forget")).exitCode).toBe(0);
    expect(await fleet.connection.keys(`${fleet.queue.toKey("")}*`)).toEqual([]);
    expect((await fleet.report()).stderr).toMatch(/^unenrollUserMfa-\S+ is empty: run the producer first/);
    expect((await fleet.produce()).stdout).toContain("1 users queued, 0 were there already");
  });

  test("a list with lines that are none is told, and the others are queued, once", async ({ fleet }) => {
    await fleet.list(["user-1", "user:2"], "\uFEFFuser-1\r\n\r\nuser:2\r\n..\r\nuser-1");
    const { exitCode, stdout, stderr } = await fleet.produce();
    expect(exitCode).toBe(2);
    expect(stdout).toContain("2 users queued, 1 were there already");
    expect(stderr).toMatch(/these lines are none:\n {2}line 4: "\.\."\n/);
    expect(stderr).not.toContain("    at ");
    const jobs = await fleet.queue.getWaiting();
    expect(jobs.map(({ data }) => data.userId)).toEqual(["user-1", "user:2"]);
  });

  test("a producer keeps the pace that it is not told to change", async ({ fleet }) => {
    await fleet.produce("--per-minute", "1000");
    await fleet.produce();
    expect(await fleet.queue.getGlobalRateLimit()).toEqual({ max: 10, duration: 607 });
    await fleet.produce("--per-minute", "none");
    expect(await fleet.queue.getGlobalRateLimit()).toBeNull();
    await fleet.produce();
    expect(await fleet.queue.getGlobalRateLimit()).toEqual({ max: 1, duration: 607 });
  });

  test("accounts in one Redis have a queue each", async ({ fleet }) => {
    await fleet.produce();
    const { stdout } = await fleet.produce("--account", "another");
    expect(stdout).toMatch(/^120 users queued, 0 were there already \(unenrollUserMfa-\S+-another\)$/m);
    expect((await fleet.report("--once", "--account", "another")).stdout).toContain("120 left");
  });

  test.for([
    ["wants a password", "requirepass", "a-password", /^Redis refuses: NOAUTH/m],
    ["has no memory left", "maxmemory", "1000000", /^Redis refuses: OOM/m],
  ] as const)("a Redis that %s ends a producer with exit code 2", async ([, option, value, message], { fleet }) => {
    await fleet.connection.config("SET", option, value);
    const { exitCode, stderr } = await fleet.produce();
    expect(stderr).toMatch(message);
    expect(stderr).not.toContain("    at ");
    expect(exitCode).toBe(2);
  });
});

describe.skipIf(noRedis).concurrent(noRedis ?? "faults", () => {
  // What was counted, as the guide has it.
  afterAll(() => {
    const columns = [
      "fault",
      "users",
      "left",
      "unenrolments",
      "refused",
      "lookups",
      "tokens",
      "fullestWindow",
    ] as const;
    const rows = table.map((counts) => columns.map((column) => counts[column]));
    console.log([columns, columns.map(() => "---"), ...rows].map((cells) => `| ${cells.join(" | ")} |`).join("\n"));
  });

  testFault("none: each user once, with one token", async ({ fleet }) => {
    const { api, userIds } = fleet;
    await fleet.list([...userIds, ...userIds.slice(0, 20)]);
    const produced = await fleet.produce();
    expect(produced).toMatchObject({ exitCode: 0, stderr: "" });
    expect(produced.stdout).toContain("120 users queued, 20 were there already");
    expect((await fleet.report("--once")).stdout).toBe("120 left, 0 done, 0 failed, 0 already without MFA\n");
    api.unenrolled.add("user-7");
    const workers = [fleet.startWorker(), fleet.startWorker()];

    const { exitCode, stdout } = await fleet.report();

    expect(stdout.trim().split("\n").at(-1)).toBe("119 done, 0 failed, 1 already without MFA, 0 left");
    expect(exitCode).toBe(0);
    expect(await interrupt(...workers)).toMatchObject([{ exitCode: 130 }, { exitCode: 130 }]);
    expect(fleet.calls("unenroll")).toBe(userIds.length);
    expect(fleet.calls("token")).toBe(1);
  });

  testFault("a 429 for a second: all workers wait, and it costs no attempt", async ({ fleet }) => {
    let untilMs = 0;
    fleet.api.fault = ({ kind, atMs }, count) => {
      if (kind === "unenroll" && count === 30) untilMs = atMs + 1_000;
      return atMs < untilMs ? 429 : undefined;
    };
    await fleet.produce();
    const workers = [fleet.startWorker(), fleet.startWorker()];
    await fleet.finished();
    await interrupt(...workers);
    // Those that were under way, each once: who is refused makes all wait before it takes another user.
    const refused = fleet.api.calls.filter(({ status }) => status === 429).length;
    expect(refused).toBeGreaterThan(0);
    expect(refused).toBeLessThanOrEqual(2 * CONCURRENCY);
    const jobs = await fleet.queue.getCompleted();
    expect(jobs.map(({ attemptsMade }) => attemptsMade)).toEqual(jobs.map(() => 1));
  });

  testFault("a user is refused: it is told, and tried again when queued again", async ({ fleet }) => {
    fleet.api.fault = ({ userId }) => (userId === "user-3" ? 404 : undefined);
    await fleet.produce();
    const worker = fleet.startWorker();
    const { exitCode, stdout } = await fleet.report();
    expect(exitCode).toBe(1);
    expect(stdout).toContain("119 done, 1 failed, 0 already without MFA, 0 left\n");
    expect(stdout).toMatch(/\nfailed {2}user-3 {2}ApiError: POST \S+ answered 404\n$/);
    fleet.api.fault = () => undefined;
    expect((await fleet.produce()).stdout).toContain("0 users queued, 120 were there already");
    await fleet.finished();
    const [ending] = await interrupt(worker);
    expect(ending?.stderr).toMatch(/^failed {2}user-3 {2}ApiError: POST \S+ answered 404$/m);
  });

  testFault("connections break after the MFA was removed: it is looked up, and not repeated", async ({ fleet }) => {
    const { api, userIds } = fleet;
    api.fault = ({ kind, userId }) => (kind === "unenroll" && userId.endsWith("5") ? "break" : undefined);
    await fleet.produce();
    const worker = fleet.startWorker();
    await fleet.finished();
    await interrupt(worker);
    const lost = userIds.filter((userId) => userId.endsWith("5"));
    const lookedUp = new Set(api.calls.filter(({ kind }) => kind === "lookup").map(({ userId }) => userId));
    expect(lost.filter((userId) => !lookedUp.has(userId))).toEqual([]);
    expect(fleet.calls("unenroll")).toBe(userIds.length);
  });

  testFault("the API answers 502 and does nothing: it is called again, after a lookup", async ({ fleet }) => {
    fleet.api.fault = ({ kind }, count) => (kind === "unenroll" && count % 10 === 0 ? 502 : undefined);
    await fleet.produce();
    const worker = fleet.startWorker();
    await fleet.finished();
    await interrupt(worker);
    expect(fleet.calls("lookup")).toBeGreaterThanOrEqual(fleet.api.calls.filter(({ status }) => status === 502).length);
  });

  testFault("a worker that is killed in mid-request: others look up whom it had", async ({ fleet }) => {
    await fleet.produce();
    const killed = fleet.startWorker(shortLock);
    await untilItHangs(fleet);
    killed.kill("SIGKILL");
    expect((await killed.ended).exitCode).toBeNull();
    fleet.api.fault = () => undefined;
    const worker = fleet.startWorker(shortLock);
    await fleet.finished();
    const [ending] = await interrupt(worker);
    expect(fleet.calls("unenroll")).toBe(fleet.userIds.length);
    expect(fleet.calls("lookup")).toBeGreaterThanOrEqual(CONCURRENCY);
    expect(ending?.stderr).toMatch(/left by a worker, and looked up {2}unenrollUserMfa-user-\d+\n/);
  });

  testFault("a worker that hangs, and goes on later: others look up whom it had", async ({ fleet }) => {
    await fleet.produce();
    const hanging = fleet.startWorker(shortLock);
    await untilItHangs(fleet);
    hanging.kill("SIGSTOP");
    fleet.api.fault = () => undefined;
    const worker = fleet.startWorker(shortLock);
    await fleet.finished();
    hanging.kill("SIGCONT");
    expect(await interrupt(hanging, worker)).toMatchObject([{ exitCode: 130 }, { exitCode: 130 }]);
    expect(fleet.calls("unenroll")).toBe(fleet.userIds.length);
    expect(await fleet.queue.getFailedCount()).toBe(0);
  });

  testFault("a producer that is killed and started again: everyone is queued once", async ({ fleet }) => {
    const many = Array.from({ length: 30_000 }, (_, index) => `user-${index}`);
    await fleet.list(many);
    const worker = fleet.startWorker();
    const killed = fleet.startProducer();
    await fleet.called(1);
    killed.kill("SIGKILL");
    expect((await killed.ended).exitCode).toBeNull();
    const queued = await fleet.queue.getJobCountByTypes();
    expect(queued).toBeLessThan(many.length);
    const again = await fleet.produce();
    expect(again.stdout).toContain(`${many.length - queued} users queued, ${queued} were there already`);
    await fleet.called(60);
    await interrupt(worker);
    expect(fleet.calls("unenroll")).toBe(await fleet.queue.getCompletedCount());
  });

  testFault.for(["SIGTERM", "SIGKILL"] as const)(
    "Redis is ended (%s) and started: the run goes on",
    async (signal, { fleet }) => {
      await fleet.produce();
      const workers = [fleet.startWorker(shortLock), fleet.startWorker(shortLock)];
      await fleet.called(30);
      await fleet.redis.stop(signal);
      // Longer than the workers' lock on the users that they have.
      await sleep(SHORT_LOCK_S * 1_000 + 500);
      const before = fleet.api.calls.length;
      expect(before).toBeLessThan(fleet.userIds.length);
      await fleet.redis.start();
      await fleet.finished();
      expect(fleet.api.calls.length).toBeGreaterThan(before);
      const endings = await interrupt(...workers);
      expect(endings).toMatchObject([{ exitCode: 130 }, { exitCode: 130 }]);
      expect(endings[0]?.stderr.match(/^Redis cannot be reached, and is waited for/gm)).toHaveLength(1);
    },
  );

  testFault("the API is down for a while: nobody fails", async ({ fleet }) => {
    await fleet.produce();
    const workers = [fleet.startWorker(), fleet.startWorker()];
    await fleet.called(30);
    await fleet.api.stop();
    await until("workers find it down", async () => (await fleet.queue.getDelayedCount()) > 10);
    await fleet.api.start();
    await fleet.finished();
    const endings = await interrupt(...workers);
    expect(endings.map(({ stderr }) => stderr).join()).toMatch(/^tried again later {2}user-\d+ {2}NetworkError: /m);
    expect(await fleet.queue.getFailedCount()).toBe(0);
  });

  testFault("credentials revoked in the middle: all stop, a second start goes on", async ({ fleet }) => {
    await fleet.produce();
    const workers = [fleet.startWorker(), fleet.startWorker()];
    await fleet.called(30);
    fleet.api.isRevoked = true;
    const endings = await Promise.all(workers.map(({ ended }) => ended));
    expect(endings).toMatchObject([{ exitCode: 1 }, { exitCode: 1 }]);
    expect(endings.map(({ stderr }) => stderr).join()).toMatch(
      /Stopping: the same would happen to every other user: AuthenticationError: POST \/auth\/vendor refused/,
    );
    expect(await fleet.queue.getFailedCount()).toBe(0);
    expect((await fleet.report("--once")).stdout).toMatch(/^stopped, [1-9]\d* left, start the workers again/);
    fleet.api.isRevoked = false;
    const worker = fleet.startWorker();
    await fleet.finished();
    await interrupt(worker);
  });

  testFault("Ctrl-C: the calls under way finish, the next worker goes on", async ({ fleet }) => {
    const { api, queue, userIds } = fleet;
    api.delayMs = 200;
    await fleet.produce();
    const worker = fleet.startWorker();
    await fleet.called(20);
    const [ending] = await interrupt(worker);
    expect(ending).toMatchObject({ exitCode: 130 });
    expect(ending?.stderr).toContain("Stopping: SIGINT");
    expect(await queue.getActiveCount()).toBe(0);
    expect(api.unenrolled.size).toBe(await queue.getCompletedCount());
    expect(await queue.getWaitingCount()).toBe(userIds.length - api.unenrolled.size);
    const next = fleet.startWorker();
    await fleet.finished();
    await interrupt(next);
    expect(fleet.calls("unenroll")).toBe(userIds.length);
    expect(fleet.calls("lookup")).toBe(0);
  });
});
