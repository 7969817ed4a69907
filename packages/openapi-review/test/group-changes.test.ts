import { expect, it } from "vitest";
import type { ReviewedChange } from "../src/change.ts";
import { groupChanges } from "../src/group-changes.ts";

const change = (rule: string, where: string, operation: string): ReviewedChange => ({
  id: `wire:${rule}:${where}`,
  where,
  severity: rule === "header-added" ? "minor" : "patch",
  source: "wire",
  operations: [operation],
  message: "The header was added.",
  file: "x",
  line: 1,
});

it("makes one row of a change that happened everywhere, with all operations", () => {
  const everywhere = ["a", "b", "c", "d"].map((path) =>
    change("header-added", `GET /${path} 200 header x-trace`, path),
  );
  expect(groupChanges([...everywhere, change("header-added", "GET /a 200 header x-cost", "a")])).toEqual([
    expect.objectContaining({
      id: "wire:header-added:* x-trace",
      where: "4 places",
      operations: ["a", "b", "c", "d"],
      message:
        "The header was added. This is so at GET /a 200 header x-trace, GET /b 200 header x-trace, " +
        "GET /c 200 header x-trace and 1 more.",
    }),
    expect.objectContaining({ id: "wire:header-added:GET /a 200 header x-cost" }),
  ]);
});

it("makes one row of operations whose security changes in the same way", () => {
  const secured = ["a", "b", "c", "d"].map((path) => change("security-changed", `GET /${path}`, path));
  expect(groupChanges(secured)).toEqual([expect.objectContaining({ operations: ["a", "b", "c", "d"] })]);
});

it("makes one row of all reworded descriptions and summaries", () => {
  const rules = ["description-changed", "summary-changed", "description-changed", "summary-changed"];
  const found = groupChanges(rules.map((rule, index) => change(rule, `Schema${index}`, "a")));
  expect(found).toEqual([expect.objectContaining({ id: "wire:words-changed:document", where: "4 places" })]);
});

it("leaves a few alone", () => {
  const few = ["a", "b", "c"].map((path) => change("header-added", `GET /${path} 200 header x-trace`, path));
  expect(groupChanges(few)).toEqual(few);
});
