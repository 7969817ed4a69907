import { expect, it } from "vitest";
import { library } from "../../../packages/openapi-review/test/verdicts/library.ts";
import { compare } from "../src/compare.ts";
import { readDescription } from "../src/read-description.ts";
import { generatedSnapshot } from "../src/snapshot.ts";

// What our generator adds to plain types: regions, known values of open enums, and a name for each schema.
it.each([
  [
    "a server is added",
    "minor",
    "security: [{ token: [] }]\npaths",
    '  - { url: "https://ca.library.dev", x-region: ca }\nsecurity: [{ token: [] }]\npaths',
  ],
  ["a region is renamed", "major", "x-region: us", "x-region: usa"],
  ["a server moves", "patch", "https://us.library.dev", "https://usa.library.dev"],
  ["an open enum gets a value", "minor", "[a, b]", "[a, b, c]"],
  ["an open enum loses a value", "major", "[a, b]", "[a]"],
])("asks for the right step when %s: %s", async (_name, severity, find, replace) => {
  const texts = [library, library.replace(find, replace)];
  const [before, after] = await Promise.all(
    texts.map((text) => generatedSnapshot(readDescription("library.yaml", text))),
  );
  const types = compare(before, after!).changes.filter(({ source }) => source === "types"); // two were made
  expect(new Set(types.map((change) => change.severity))).toEqual(new Set([severity]));
});
