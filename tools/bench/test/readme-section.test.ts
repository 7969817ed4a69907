import { expect, test } from "vitest";
import { withSection } from "../src/readme-section.ts";
import { fakeRecord } from "./fake-record.ts";

test("the section stands between the markers, and the rest stays as it is", () => {
  const text = withSection("before\n<!-- bench:start -->\nold\n<!-- bench:end -->\nafter\n", fakeRecord());
  expect(text).toMatch(/^before\n<!-- bench:start -->\n\nCalls per second[^]+<!-- bench:end -->\nafter\n$/);
  expect(text).not.toContain("old");
  expect(text).toContain("| @frontegg-identity/client |");
});

test.for([
  "",
  "<!-- bench:start -->",
  "<!-- bench:end --> <!-- bench:start -->",
  "<!-- bench:start --><!-- bench:start --><!-- bench:end -->",
])("a README without one pair of markers is refused: %s", (text) => {
  expect(() => withSection(text, fakeRecord())).toThrow("README.md must have one");
});
