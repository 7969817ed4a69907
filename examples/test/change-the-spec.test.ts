import { readdirSync } from "node:fs";
import { beforeAll, expect, test } from "vitest";
import { runExample, type Ending } from "./run-example.ts";

let ending: Ending;

beforeAll(async () => {
  ending = await runExample("change-the-spec.ts");
}, 60_000);

test("ends by itself with the line that starts the documentation, and leaves nothing behind", () => {
  expect(ending).toMatchObject({ exitCode: 0, stderr: "" });
  expect(ending.stdout).toMatch(/\n    npx -y pnpm@[\d.]+ run docs\n$/);
  const left = readdirSync(new URL("../node_modules", import.meta.url)).filter((name) => name.includes("change-the"));
  expect(left).toEqual([]);
});

test("shows the compiler refusing each of the three mistakes, and nothing else", () => {
  const refused = [...ending.stdout.matchAll(/program\.mts\((\d+),\d+\): error (.*)/g)].map(([, line]) => line);
  expect(refused).toEqual(["5", "6", "7"]);
});

test("shows the review asking for a major version, for requests and for types", () => {
  expect(ending.stdout).toContain("Required: major (wire major, types major)");
  expect(ending.stdout).toContain("Type 'null' is not assignable to type 'boolean'");
});
