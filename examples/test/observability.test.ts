import { expect, test } from "vitest";
import { runExample } from "./run-example.ts";

test("the observability example logs each attempt and counts it", async () => {
  const { exitCode, stdout, stderr } = await runExample("observability.ts");
  expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: "" });

  const logged = stdout.split("\n").filter((line) => line.startsWith('{"level"'));
  expect(logged.map((line) => JSON.parse(line) as unknown)).toMatchObject([
    { level: 40, operation: "getUser", attempt: 1, status: 503, waitMs: expect.any(Number) },
    { level: 30, operation: "getUser", attempt: 2, status: 200 },
    { level: 40, operation: "unenrollUserMfa", attempt: 1, error: "NetworkError" },
    { level: 50, msg: "MFA was not reset", err: { type: "NetworkError", operation: "unenrollUserMfa", attempts: 1 } },
  ]);

  const [, counter, histogram] = stdout.split("descriptor:");
  for (const metric of [counter, histogram]) {
    expect(metric).toContain("{ operation: 'getUser', outcome: 503 }");
    expect(metric).toContain("{ operation: 'getUser', outcome: 200 }");
    expect(metric).toContain("{ operation: 'unenrollUserMfa', outcome: 'NetworkError' }");
  }
  expect(counter).toContain("frontegg.client.attempts");
  expect(counter!.match(/value: 1$/gm)).toHaveLength(3);
  expect(histogram).toContain("frontegg.client.attempt.duration");
  expect(stdout).not.toContain("a-token");
});
