import { describe, expect, test } from "vitest";
import { authEndpoints, endpoints, type Endpoint } from "@frontegg-identity/types";
import { isRetryable, mayRepeat } from "../../../src/transport/retry-decision.ts";

const { repeatable, once, twice } = {
  repeatable: { method: "GET", path: "/a", success: {}, repeatable: true },
  once: { method: "POST", path: "/a", success: {} },
  twice: {
    method: "PUT",
    path: "/a",
    success: {},
    repeatable: true,
    body: { name: "update", kind: "object", unrepeatable: ["phoneNumber", "email"] },
  },
} as const satisfies Record<string, Endpoint>;

/** The kinds of requests that there are, as columns of the table. */
const requests = {
  "one that may be repeated": { endpoint: repeatable },
  "one with a body that may be repeated": { endpoint: twice, body: '{"name":"Ada"}' },
  "one with a field that may not": { endpoint: twice, body: '{"name":"Ada","phoneNumber":"+14155550100"}' },
  "one with such a field deep inside": { endpoint: twice, body: '[{"contact":{"email":"a@example.com"}}]' },
  "one that may not be repeated": { endpoint: once, body: "{}" },
} as const;

/** Those that mean something else when they arrive a second time. */
const onlyOnce: ReadonlySet<string> = new Set([
  "one with a field that may not",
  "one with such a field deep inside",
  "one that may not be repeated",
]);

/** What became of an attempt, and of which requests another one follows. */
interface Row {
  readonly status?: number;
  readonly isUnsent?: boolean;
  readonly again: "all" | "those that may be repeated" | "none";
}

const rows: Row[] = [
  // Certainly not carried out.
  { status: 429, again: "all" },
  { isUnsent: true, again: "all" },
  // Passing, and perhaps carried out.
  { again: "those that may be repeated" },
  ...[408, 500, 502, 503, 504].map((status): Row => ({ status, again: "those that may be repeated" })),
  // Another attempt would not change the answer.
  ...[0, 200, 201, 204, 205, 299, 300, 301, 302, 303, 304, 307, 308].map((status): Row => ({ status, again: "none" })),
  ...[400, 401, 402, 403, 404, 405, 409, 410, 413, 418, 422, 425, 428, 431, 451].map((status): Row => ({
    status,
    again: "none",
  })),
  ...[501, 505, 506, 507, 508, 510, 511, 520, 522, 599].map((status): Row => ({ status, again: "none" })),
];

describe.each(Object.entries(requests))("%s", (name, request) => {
  test.each(rows)(
    "is sent again after status $status, without a connection: $isUnsent: $again",
    ({ status, isUnsent = false, again }) => {
      const expected = again === "all" || (again !== "none" && !onlyOnce.has(name));
      const { endpoint, body } = { body: undefined, ...request };
      expect(isRetryable(mayRepeat(endpoint, body), status, isUnsent)).toBe(expected);
    },
  );
});

test.each([
  [{ metadata: JSON.stringify({ phoneNumber: "+1" }) }, true],
  [{ name: '"phoneNumber":' }, true],
  [{ phoneNumber: undefined }, true],
  [{ phoneNumber: null }, false],
])("an update of %j may be repeated: %s", (update, expected) => {
  expect(mayRepeat(twice, JSON.stringify(update))).toBe(expected);
});

test.each(['{ "phoneNumber" : "+1" }', "name=Ada&phoneNumber=%2B1", 'form-data; name="phoneNumber"\r\n\r\n+1'])(
  "a body that another serializer wrote may not be repeated: %s",
  (body) => {
    expect(mayRepeat(twice, body)).toBe(false);
  },
);

test("the spec says that these may be repeated, and nothing else", () => {
  const described: Record<string, Endpoint> = { ...endpoints, ...authEndpoints };
  const ours = ["getUser", "updateUser", "unenrollUserMfa", "createEnvironmentToken"];
  expect(ours.filter((id) => described[id]?.repeatable)).toEqual(["getUser", "updateUser", "createEnvironmentToken"]);
  expect(described["updateUser"]?.body?.unrepeatable).toEqual(["phoneNumber"]);
});
