import { expect, test } from "vitest";
import { runExample } from "./run-example.ts";

test("two clients share one token request", async () => {
  const { exitCode, stdout, stderr } = await runExample("two-clients.ts");
  expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: "" });
  expect(stdout.match(/^POST \/auth\/vendor 200$/gm)).toHaveLength(1);
  expect(stdout.match(/^GET \/resources\/vendor-only\/users\/v1\/(ada|grace) 200$/gm)).toHaveLength(4);
  expect(stdout).toMatch(/4 users read with one token\n$/);
});
