import { beforeEach, expect, test, vi } from "vitest";
import { createClient } from "@frontegg-identity/client";
import { unenroll, type Surroundings } from "../../fleet/unenroll.ts";
import type { Task } from "../../fleet/open-queue.ts";

const stillEnrolled = { id: "user-1", email: "ada@example.com", mfaEnrolled: true };
const notEnrolled = { errors: ["MFA is not enrolled"], errorCode: "ER-01097" };

let calls: string[];
let waitAll: ReturnType<typeof vi.fn<Surroundings["waitAll"]>>;
let stopAll: ReturnType<typeof vi.fn<Surroundings["stopAll"]>>;

beforeEach(() => {
  calls = [];
  waitAll = vi.fn<Surroundings["waitAll"]>(async () => {});
  stopAll = vi.fn<Surroundings["stopAll"]>(async () => {});
});

/** Does one start of a job, whose call is answered in this way, and tells how it ended and what the job knows. */
async function start(
  attemptsStarted: number,
  data: Partial<Task>,
  answer: () => Response,
  signal: AbortSignal = new AbortController().signal,
) {
  const frontegg = createClient({
    baseUrl: "http://127.0.0.1:1/identity",
    token: "a-token",
    retry: false,
    fetch: async (_, init) => {
      calls.push(init?.method ?? "GET");
      return answer();
    },
  });
  const job = {
    data: { userId: "user-1", ...data },
    attemptsStarted,
    token: "a-lock",
    updateData: vi.fn<(task: Task) => Promise<void>>(async (task) => void (job.data = task)),
    moveToWait: vi.fn<() => Promise<number>>(async () => 0),
  };
  const end = await unenroll(job, { frontegg, waitAll, stopAll, signal }).catch((error: unknown) => error);
  return {
    end: end instanceof Error ? end.name : end,
    clearedBy: job.data.clearedBy,
    isBack: job.moveToWait.mock.calls.length,
  };
}

const json = (status: number, body: object, headers?: HeadersInit) => () =>
  Response.json(body, { status, ...(headers && { headers }) });
const broken = (): Response => {
  throw new TypeError("fetch failed");
};

test("the first start unenrols", async () => {
  expect(await start(1, {}, () => new Response())).toMatchObject({ end: "done" });
  expect(calls).toEqual(["POST"]);
});

test("a later one asks first, and makes no other call", async () => {
  expect(await start(2, {}, json(200, { ...stillEnrolled, mfaEnrolled: false }))).toMatchObject({ end: "already" });
  expect(await start(2, {}, json(200, stillEnrolled))).toEqual({ end: "WaitingError", clearedBy: 2, isBack: 1 });
  expect(calls).toEqual(["GET", "GET"]);
});

test("the one after a lookup unenrols, and the one after that asks again", async () => {
  await start(3, { clearedBy: 2 }, broken);
  await start(4, { clearedBy: 2 }, broken);
  expect(calls).toEqual(["POST", "GET"]);
});

test.each([
  ["a user without MFA", json(400, notEnrolled), { end: "already" }],
  ["a user who is refused", json(404, { errors: ["No such user"] }), { end: "UnrecoverableError" }],
  ["no answer", broken, { end: "Error", clearedBy: undefined }],
  ["an answer that is no JSON", () => new Response("<html>"), { end: "Error", clearedBy: undefined }],
  ["a fault of the API", json(500, {}), { end: "Error", clearedBy: undefined }],
  ["a rate limit", json(429, {}, { "retry-after": "7" }), { end: "RateLimitError", clearedBy: 1 }],
  ["missing rights", json(403, {}), { end: "WaitingError", clearedBy: undefined, isBack: 1 }],
])("%s", async (_, answer, expected) => {
  expect(await start(1, {}, answer)).toMatchObject(expected);
});

test("a 429 makes all wait for as long as it says, else ten seconds", async () => {
  await start(1, {}, json(429, {}, { "retry-after": "7" }));
  await start(1, {}, json(429, {}));
  await start(1, {}, json(429, {}, { "retry-after": "0" }));
  expect(waitAll.mock.calls).toEqual([[7_000], [10_000], [10_000]]);
});

test("a lookup that is refused with a 429 leaves the outcome unknown", async () => {
  expect(await start(2, {}, json(429, {}))).toMatchObject({ clearedBy: undefined });
});

test("what would happen to everyone stops all", async () => {
  await start(1, {}, json(401, {}));
  await start(1, {}, json(404, {}));
  expect(stopAll).toHaveBeenCalledTimes(1);
});

test("a start that is out of time sends nothing, and stops nobody", async () => {
  expect(await start(1, {}, broken, AbortSignal.abort())).toMatchObject({ end: "AbortError", clearedBy: undefined });
  expect(calls).toEqual([]);
  expect(stopAll).not.toHaveBeenCalled();
});
