import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import type { Redis } from "ioredis";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { connect, openQueue, type FleetQueue } from "../../fleet/open-queue.ts";
import { runExample, startExample, type Ending, type Run } from "../run-example.ts";
import { startAccountsServer, type AccountsServer, type Call } from "./start-accounts-server.ts";
import { noRedis, startRedis, type RedisServer } from "./start-redis.ts";
import { until } from "./until.ts";

if (noRedis !== undefined) console.warn(noRedis);

const options = { env: { FRONTEGG_CLIENT_ID: "an-id", FRONTEGG_SECRET: "a-secret" } };
const userIds = Array.from({ length: 120 }, (_, index) => `user-${index + 1}`);
const CONCURRENCY = 4;

describe.skipIf(noRedis)(noRedis ?? "the fleet", () => {
  let server: RedisServer;
  let redis: Redis;
  let directory: string;
  let list: string;
  let api: AccountsServer;
  let queue: FleetQueue;
  let workers: Run[];

  beforeAll(async () => {
    server = await startRedis();
    redis = connect(server.url);
  });
  afterAll(async () => {
    redis.disconnect();
    await server.close();
  });
  beforeEach(async () => {
    directory = await mkdtemp(join(tmpdir(), "fleet-"));
    list = join(directory, "users.txt");
    await writeFile(list, userIds.join("\n"));
    // Each has an address of its own, and so has its queue.
    api = await startAccountsServer();
    queue = openQueue({ baseUrl: api.url }, redis);
    workers = [];
  });
  afterEach(async () => {
    for (const worker of workers) worker.kill("SIGKILL");
    await Promise.all(workers.map(({ ended }) => ended));
    await queue.close();
    await api.stop();
    await rm(directory, { recursive: true });
  });

  const common = () => ["--base-url", api.url, "--redis", server.url];
  const produce = (...more: string[]) =>
    runExample("fleet/producer.ts", [list, ...common(), "--per-minute", "none", ...more], options);
  const report = (...more: string[]) => runExample("fleet/report.ts", [...common(), ...more], options);

  /** Starts a worker that others take for dead after two seconds. */
  function startWorker(): Run {
    const args = [...common(), "--concurrency", String(CONCURRENCY), "--lock-seconds", "2"];
    const worker = startExample("fleet/worker.ts", args, options);
    workers.push(worker);
    return worker;
  }

  async function interrupt(...running: Run[]): Promise<Ending[]> {
    for (const worker of running) worker.kill("SIGINT");
    return Promise.all(running.map(({ ended }) => ended));
  }

  const finished = () => until("every user has ended", async () => (await queue.getCompletedCount()) === userIds.length);
  const called = (count: number) => until(`${count} calls`, () => api.calls.length >= count);

  /** Every user's MFA was removed, and nobody was sent a second unenrolment without a lookup before it. */
  function expectSound(): void {
    expect([...api.unenrolled].toSorted()).toEqual(userIds.toSorted());
    expect(notLookedUp(api.calls)).toEqual([]);
  }

  test("does each user once, with one token, and tells how far it is", async () => {
    await writeFile(list, [...userIds, ...userIds.slice(0, 20)].join("\n"));
    const produced = await produce();
    expect(produced).toMatchObject({ exitCode: 0, stderr: "" });
    expect(produced.stdout).toContain("120 users queued, 20 were there already");
    expect((await report("--once")).stdout).toBe("0 done, 0 already without MFA, 0 failed, 120 left\n");
    api.unenrolled.add("user-7");
    const two = [startWorker(), startWorker()];

    const { exitCode, stdout } = await report();

    expect(stdout.trim().split("\n").at(-1)).toBe("119 done, 1 already without MFA, 0 failed, 0 left");
    expect(exitCode).toBe(0);
    expect(await interrupt(...two)).toMatchObject([{ exitCode: 130 }, { exitCode: 130 }]);
    expectSound();
    expect(api.calls.filter(({ kind }) => kind === "unenroll")).toHaveLength(userIds.length);
    expect(api.calls.filter(({ kind }) => kind === "token")).toHaveLength(1);

    // Nobody is queued again until the run is forgotten.
    expect((await produce()).stdout).toContain("0 users queued, 140 were there already");
    expect((await report("--forget")).exitCode).toBe(0);
    expect(await redis.keys(`${queue.toKey("")}*`)).toEqual([]);
    expect((await produce()).stdout).toContain("120 users queued, 20 were there already");
  });

  test("tells who failed and why, and tries them again when they are queued again", async () => {
    api.fault = ({ userId }) => (userId === "user-3" ? 404 : undefined);
    await produce();
    const worker = startWorker();
    const { exitCode, stdout } = await report();
    expect(exitCode).toBe(1);
    expect(stdout).toContain("119 done, 0 already without MFA, 1 failed, 0 left\n");
    expect(stdout).toMatch(/\nfailed {2}user-3 {2}ApiError: POST \S+ answered 404\n$/);
    api.fault = () => undefined;
    expect((await produce()).stdout).toContain("0 users queued, 120 were there already");
    await finished();
    await interrupt(worker);
    expectSound();
  });

  test("a 429 makes all workers wait, and costs no attempt", async () => {
    let untilMs = 0;
    api.fault = ({ kind, atMs }, count) => {
      if (kind === "unenroll" && count === 30) untilMs = atMs + 1_000;
      return atMs < untilMs ? 429 : undefined;
    };
    await produce();
    const two = [startWorker(), startWorker()];
    await finished();
    await interrupt(...two);
    expectSound();
    // Those that were under way, each once: who is refused makes all wait before it takes another user.
    const refused = api.calls.filter(({ status }) => status === 429).length;
    expect(refused).toBeGreaterThan(0);
    expect(refused).toBeLessThanOrEqual(2 * CONCURRENCY);
    expect(api.calls.filter(({ kind }) => kind === "lookup")).toEqual([]);
    const jobs = await queue.getCompleted();
    expect(jobs.map(({ attemptsMade }) => attemptsMade)).toEqual(jobs.map(() => 1));
  });

  test("an answer that was lost is looked up before anything is repeated", async () => {
    api.fault = ({ kind, userId }) => (kind === "unenroll" && userId.endsWith("5") ? "break" : undefined);
    await produce();
    const worker = startWorker();
    await finished();
    await interrupt(worker);
    expectSound();
    const lost = userIds.filter((userId) => userId.endsWith("5"));
    const lookups = api.calls.filter(({ kind }) => kind === "lookup").map(({ userId }) => userId);
    expect(lookups.toSorted()).toEqual(lost.toSorted());
    expect((await report()).stdout).toContain(`${userIds.length - lost.length} done, ${lost.length} already`);
  });

  test("a worker that is killed in mid-request: others look up whom it had", async () => {
    api.fault = (call, count) => (call.kind === "unenroll" && count > 20 && count <= 24 ? "hang" : undefined);
    await produce();
    const killed = startWorker();
    await until("the worker hangs on all its calls", () => callsOf(api, "unenroll") === 20 + CONCURRENCY);
    killed.kill("SIGKILL");
    expect((await killed.ended).exitCode).toBeNull();
    const worker = startWorker();
    await finished();
    await interrupt(worker);
    expectSound();
    expect(callsOf(api, "lookup")).toBeGreaterThanOrEqual(1);
    expect(callsOf(api, "unenroll")).toBe(userIds.length);
  });

  test("a worker that hangs: others look up whom it had, and it does no harm when it goes on", async () => {
    api.fault = (call, count) => (call.kind === "unenroll" && count > 20 && count <= 24 ? "hang" : undefined);
    await produce();
    const hanging = startWorker();
    await until("the worker waits for all its calls", () => callsOf(api, "unenroll") === 20 + CONCURRENCY);
    hanging.kill("SIGSTOP");
    const worker = startWorker();
    await finished();
    hanging.kill("SIGCONT");
    const [ending] = await interrupt(hanging, worker);
    expect(ending?.exitCode).toBe(130);
    expectSound();
    expect(callsOf(api, "unenroll")).toBe(userIds.length);
  });

  test("a producer that is killed and started again queues everyone once", async () => {
    const many = Array.from({ length: 30_000 }, (_, index) => `user-${index}`);
    await writeFile(list, many.join("\n"));
    const killed = startExample("fleet/producer.ts", [list, ...common()], options);
    await until("some are queued", async () => (await queue.getWaitingCount()) > 0);
    killed.kill("SIGKILL");
    expect((await killed.ended).exitCode).toBeNull();
    const queued = await queue.getWaitingCount();
    expect(queued).toBeLessThan(many.length);
    const again = await produce();
    expect(again.stdout).toContain(`${many.length - queued} users queued, ${queued} were there already`);
    expect(await queue.getWaitingCount()).toBe(many.length);
    await queue.obliterate();
  });

  test("Redis is stopped and started: the run goes on", async () => {
    await produce();
    api.delayMs = 100;
    const two = [startWorker(), startWorker()];
    await called(30);
    await server.stop();
    // Longer than the workers' lock on the users that they have.
    await sleep(2_500);
    const during = api.calls.length;
    await server.start();
    await until("calls go on", () => api.calls.length > during + 2 * CONCURRENCY);
    await finished();
    const endings = await interrupt(...two);
    expect(endings).toMatchObject([{ exitCode: 130 }, { exitCode: 130 }]);
    expect(endings[0]?.stderr).toContain("Redis cannot be reached, and is waited for");
    expectSound();
  });

  test("the API is down for a while: nobody fails, and nobody is left out", async () => {
    await produce();
    const two = [startWorker(), startWorker()];
    await called(30);
    await api.stop();
    await until("workers find it down", async () => (await queue.getDelayedCount()) > 10);
    await api.start();
    await finished();
    await interrupt(...two);
    expectSound();
    expect(await queue.getFailedCount()).toBe(0);
  });

  test("credentials revoked in the middle: all stop, nothing is lost, a second start goes on", async () => {
    await produce();
    const two = [startWorker(), startWorker()];
    await called(30);
    api.isRevoked = true;
    const endings = await Promise.all(two.map(({ ended }) => ended));
    expect(endings.map(({ exitCode }) => exitCode)).toEqual([1, 1]);
    expect(endings.map(({ stderr }) => stderr).join()).toMatch(
      /Stopping: the same would happen to every other user: AuthenticationError: POST \/auth\/vendor refused/,
    );
    expect(await queue.getFailedCount()).toBe(0);
    expect((await report("--once")).stdout).toMatch(/[1-9]\d* left; stopped: start the workers again/);
    api.isRevoked = false;
    const worker = startWorker();
    await finished();
    await interrupt(worker);
    expectSound();
  });

  test("Ctrl-C lets the calls under way finish, and takes no other", async () => {
    api.delayMs = 200;
    await produce();
    const worker = startWorker();
    await called(20);
    const [ending] = await interrupt(worker);
    expect(ending).toMatchObject({ exitCode: 130 });
    expect(ending?.stderr).toContain("Stopping: SIGINT");
    expect(await queue.getActiveCount()).toBe(0);
    expect(await queue.getCompletedCount()).toBe(api.unenrolled.size);
    expect(api.unenrolled.size).toBeLessThan(userIds.length);
    expect(await queue.getWaitingCount()).toBe(userIds.length - api.unenrolled.size);
  });

  test("a list with lines that are none is told, and the others are queued", async () => {
    await writeFile(list, "user-1\n..\nuser-2\n");
    const { exitCode, stdout, stderr } = await produce();
    expect(exitCode).toBe(2);
    expect(stdout).toContain("2 users queued");
    expect(stderr).toMatch(/these lines are none:\n {2}line 2: "\.\."\n/);
    expect(stderr).not.toContain("    at ");
  });
});

function callsOf(api: AccountsServer, kind: Call["kind"]): number {
  return api.calls.filter((call) => call.kind === kind).length;
}

/** Users who were sent an unenrolment although it was not known what had become of the one before. */
function notLookedUp(calls: readonly Call[]): string[] {
  const unknown = new Set<string>();
  const wrong: string[] = [];
  for (const { kind, userId, status } of calls) {
    if (kind === "lookup" && status === 200) unknown.delete(userId);
    // Refused: certainly not carried out.
    if (kind !== "unenroll" || [401, 403, 404, 429].includes(status)) continue;
    if (unknown.has(userId)) wrong.push(userId);
    unknown.add(userId);
  }
  return wrong;
}
