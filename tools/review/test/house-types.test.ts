import { mkdtempSync, rmSync, mkdirSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, it } from "vitest";
import { library } from "../../../packages/openapi-review/test/verdicts/library.ts";
import { compare } from "../src/compare.ts";
import { committedSnapshot, type Snapshot } from "../src/snapshot.ts";

const token = "security: [{ token: [] }]\npaths";

// Our generator adds regions, known values of open enums, and a name for each schema to plain types.
it.each([
  ["a server is added", "minor", token, `  - { url: "https://ca.library.dev", x-region: ca }\n${token}`],
  ["a region is renamed", "major", "x-region: us", "x-region: usa"],
  ["a server moves", "patch", "https://us.library.dev", "https://usa.library.dev"],
  ["an open enum gets a value", "minor", "[a, b]", "[a, b, c]"],
  ["an open enum loses a value", "major", "[a, b]", "[a]"],
])("asks for the right bump when %s: %s", async (_name, severity, find, replace) => {
  const before = await snapshot(library);
  const after = await snapshot(library.replace(find, replace));
  const types = (await compare(before, after)).filter(({ source }) => source === "types");
  expect(new Set(types.map((change) => change.severity))).toEqual(new Set([severity]));
});

async function snapshot(text: string): Promise<Snapshot> {
  const folder = mkdtempSync(join(tmpdir(), "house-types-"));
  try {
    mkdirSync(join(folder, "spec"));
    writeFileSync(join(folder, "spec/openapi.yaml"), text);
    return (await committedSnapshot(folder))!; // it has a document
  } finally {
    rmSync(folder, { recursive: true });
  }
}
