import { ApiError } from "@frontegg-identity/client";
import { endpoints, type OperationId } from "@frontegg-identity/types";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { callOperation } from "./call-operation.ts";
import { mockClient, type MockClient } from "./mock-client.ts";
import { specCases } from "./spec-cases.ts";

const cases = specCases();
const operations = Object.keys(endpoints) as OperationId[]; // the keys of a constant

describe.each([
  { mode: "as it is", errors: false },
  { mode: "with errors: true, where a wrong example is a 500", errors: true },
])("the mock $mode", ({ errors }) => {
  let mock: MockClient;
  beforeAll(async () => {
    mock = await mockClient({ errors });
  });
  afterAll(async () => {
    await mock[Symbol.asyncDispose]();
  });

  const titled = cases.map((row) => ({ ...row, name: row.example?.name ?? "no content" }));
  test.each(titled)("gives $operation $status $name as the spec has it", async (row) => {
    const { operation, status, example, headers } = row;
    const prefer = `code=${status}${example ? `, example=${example.name}` : ""}`;
    const result = callOperation(mock.client, operation, { headers: { prefer } });

    if (status < 300) {
      expect(await result).toEqual(example?.value);
    } else {
      const error = await result.then(
        () => undefined,
        (reason: unknown) => reason,
      );
      expect(error).toBeInstanceOf(ApiError);
      expect(error).toMatchObject({ operation, status, ...(example?.value as object) }); // every error example is an object
      expect(error).toHaveProperty("traceId", headers["frontegg-trace-id"]);
      const waitSeconds = headers["retry-after"];
      expect(error).toHaveProperty("retryAfterMs", waitSeconds === undefined ? undefined : Number(waitSeconds) * 1_000);
    }
    mock.expectNoViolations();
  });
});

describe("the cases", () => {
  test("cover every operation, and for each of them a success and every error that the house requires", () => {
    for (const operation of operations) {
      const statuses = new Set(cases.filter((row) => row.operation === operation).map((row) => row.status));
      expect([...statuses]).toEqual(expect.arrayContaining([200, 400, 401, 403, 404, 429, 500]));
    }
  });

  test("name the trace id of every error, and the wait of every 429", () => {
    const errors = cases.filter(({ status }) => status >= 400);
    for (const { headers } of errors) expect(headers["frontegg-trace-id"]).toMatch(/^[0-9a-f]{32}$/);
    const waits = errors.filter(({ status }) => status === 429).map(({ headers }) => headers["retry-after"]);
    expect(waits).toEqual(operations.map(() => "1"));
  });
});

describe("random data that fits the schema", () => {
  const SEEDS = 200;

  test.each(operations)(`passes through %s unchanged, under ${SEEDS} seeds`, { timeout: 60_000 }, async (operation) => {
    await using mock = await mockClient();
    const results = new Set<string>();
    for (let seed = 0; seed < SEEDS; seed++) {
      const prefer = `dynamic=true, code=200, seed=${operation}-${seed}`;
      const data = await callOperation(mock.client, operation, { headers: { prefer } });
      expect(JSON.stringify(data) ?? "").toBe(mock.lastBody());
      results.add(mock.lastBody());
    }
    mock.expectNoViolations();
    expect(results.size).toBeGreaterThan(endpoints[operation].response === "json" ? SEEDS / 2 : 0);
  });
});
