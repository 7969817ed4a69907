import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { sourcesOf } from "../scripts/sources-of.ts";

const readme = readFileSync(new URL("../../../spec/README.md", import.meta.url), "utf8");

test("takes the sources of the spec, and nothing of the maintenance", () => {
  expect(sourcesOf(readme)).toMatch(/^## Where it comes from\n[^]+\n## How it differs from the vendor's reference\n/);
  expect(sourcesOf(readme)).not.toContain("## How drift is found");
});

test.each(["## Where it comes from", "## How drift is found"])("refuses a README without %s", (heading) => {
  expect(() => sourcesOf(readme.replace(heading, "## Renamed"))).toThrow("spec/README.md needs the headings");
});
