import { describe, expect, test } from "vitest";
import { isRetryable } from "../../src/retry-decision.ts";

/** The four requests that there are, as columns of the table. */
const requests = {
  getUser: { operation: "getUser", method: "GET" },
  updateUser: { operation: "updateUser", method: "PUT" },
  unenrollUserMfa: { operation: "unenrollUserMfa", method: "POST" },
  createEnvironmentToken: { operation: "createEnvironmentToken", method: "POST" },
} as const;

type Verdict = "again" | "final";

/** What became of an attempt. */
interface Outcome {
  readonly status?: number | undefined;
  readonly code?: string | undefined;
}

interface Row {
  readonly outcome: Outcome;
  readonly getUser: Verdict;
  readonly updateUser: Verdict;
  readonly unenrollUserMfa: Verdict;
  readonly createEnvironmentToken: Verdict;
}

/** A passing failure: whatever may be repeated is, and the unenrolment is not, as it may have been carried out. */
function passing(outcome: Outcome): Row {
  return { outcome, getUser: "again", updateUser: "again", unenrollUserMfa: "final", createEnvironmentToken: "again" };
}

/** A passing failure before anything was carried out: even the unenrolment is repeated. */
function notCarriedOut(outcome: Outcome): Row {
  return { ...passing(outcome), unenrollUserMfa: "again" };
}

/** An answer that another attempt would not change. */
function final(outcome: Outcome): Row {
  return { outcome, getUser: "final", updateUser: "final", unenrollUserMfa: "final", createEnvironmentToken: "final" };
}

const rows: Row[] = [
  notCarriedOut({ status: 429 }),
  notCarriedOut({ code: "ECONNREFUSED" }),
  notCarriedOut({ code: "ConnectionRefused" }),
  notCarriedOut({ code: "ENOTFOUND" }),
  notCarriedOut({ code: "EAI_AGAIN" }),
  passing({}),
  passing({ code: undefined }),
  passing({ code: "ECONNRESET" }),
  passing({ code: "EPIPE" }),
  passing({ code: "ETIMEDOUT" }),
  passing({ code: "UND_ERR_SOCKET" }),
  passing({ code: "UND_ERR_CONNECT_TIMEOUT" }),
  passing({ code: "DEPTH_ZERO_SELF_SIGNED_CERT" }),
  passing({ status: 408 }),
  passing({ status: 500 }),
  passing({ status: 502 }),
  passing({ status: 503 }),
  passing({ status: 504 }),
  ...[0, 200, 201, 204, 205, 299, 300, 301, 302, 303, 304, 307, 308].map((status) => final({ status })),
  ...[400, 401, 402, 403, 404, 405, 409, 410, 413, 418, 422, 425, 428, 431, 451].map((status) => final({ status })),
  ...[501, 505, 506, 507, 508, 510, 511, 520, 522, 599].map((status) => final({ status })),
];

describe.each(Object.entries(requests))("%s", (name, request) => {
  test.each(rows.map((row) => ({ ...row, verdict: row[name as keyof typeof requests] })))(
    "$outcome is $verdict",
    ({ outcome, verdict }) => {
      expect(isRetryable(request.operation, request.method, outcome.status, outcome.code)).toBe(verdict === "again");
    },
  );
});
