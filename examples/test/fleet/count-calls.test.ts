import { expect, test } from "vitest";
import { countCalls } from "./count-calls.ts";
import type { Call } from "../start-accounts-server.ts";

function call(kind: Call["kind"], userId: string, status: number, atMs = 0): Call {
  return { kind, userId, status, atMs, token: undefined };
}

test.each([
  [[0, 30_000, 59_999, 60_000], 3],
  [[0, 50_000, 70_000, 70_001, 109_999, 110_000], 4],
  [[], 0],
])("counts the calls of the fullest minute, wherever it begins: %j", (timesMs, fullestWindow) => {
  const calls = timesMs.map((atMs) => call("unenroll", "user-1", 429, atMs));
  expect(countCalls(calls, 60_000)).toMatchObject({ fullestWindow });
});

test("does not count requests for a token among the calls", () => {
  const calls = [call("token", "", 200), call("lookup", "user-1", 200)];
  expect(countCalls(calls, 60_000)).toMatchObject({ fullestWindow: 1, tokens: 1, lookups: 1, unenrolments: 0 });
});

test.each([
  ["after an answer that was lost", [call("unenroll", "user-1", 0), call("unenroll", "user-1", 200)], ["user-1"]],
  ["after a success", [call("unenroll", "user-1", 200), call("unenroll", "user-1", 400)], ["user-1"]],
  [
    "after a lookup that told nothing",
    [call("unenroll", "user-1", 502), call("lookup", "user-1", 502), call("unenroll", "user-1", 200)],
    ["user-1"],
  ],
  [
    "after a lookup",
    [call("unenroll", "user-1", 502), call("lookup", "user-1", 200), call("unenroll", "user-1", 200)],
    [],
  ],
  ["after a refusal", [call("unenroll", "user-1", 429), call("unenroll", "user-1", 200)], []],
  ["of another user", [call("unenroll", "user-1", 0), call("unenroll", "user-2", 200)], []],
])("knows who was sent an unenrolment without a lookup: %s", (_, calls, notLookedUp) => {
  expect(countCalls(calls, 60_000)).toMatchObject({ notLookedUp });
});
