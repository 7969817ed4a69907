import { readdirSync } from "node:fs";
import { expect, test } from "vitest";
import { contenders } from "../src/contenders.ts";

test("every file in contenders/ is measured", () => {
  const files = readdirSync(new URL("../contenders/", import.meta.url));
  expect(contenders).toHaveLength(files.length);
  expect(new Set(contenders.map(({ name }) => name)).size).toBe(files.length);
});
