import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { readAcceptedChanges } from "../src/accepted-changes.ts";

const entry = "- { id: a, reason: r, acceptedBy: b, expires: 2027-01-31 }\n";

describe("readAcceptedChanges", () => {
  it("reads entries", () => {
    expect(readAcceptedChanges("list.yaml", entry)).toEqual([
      { id: "a", reason: "r", acceptedBy: "b", expires: "2027-01-31" },
    ]);
  });

  it("reads the spec's own list, and the entry that it documents", () => {
    const text = readFileSync(new URL("../../../spec/accepted-changes.yaml", import.meta.url), "utf8");
    expect(() => readAcceptedChanges("list.yaml", text)).not.toThrow();
    const documented = text
      .split("\n")
      .filter((line) => /^# (- id|  \w+):/.test(line))
      .map((line) => line.slice(2))
      .join("\n");
    expect(readAcceptedChanges("list.yaml", documented)).toHaveLength(1);
  });

  it.each([
    ["nothing", ""],
    ["a comment", "# none yet\n"],
  ])("takes %s for an empty list", (_name, text) => {
    expect(readAcceptedChanges("list.yaml", text)).toEqual([]);
  });

  it.each([
    ["a mapping", "id: a\n", "list.yaml: must be a list."],
    ["broken YAML", "- [\n", "list.yaml is not one JSON or YAML document"],
    [
      "an entry without a reason",
      entry.replace("reason: r, ", ""),
      "list.yaml, entry 1, reason: must be a text, not n",
    ],
    [
      "an empty reason",
      entry.replace("reason: r", 'reason: " "'),
      'list.yaml, entry 1, reason: must be a text, not " ".',
    ],
    ["an entry that is text", "- a\n", 'list.yaml, entry 1: Invalid input: expected object, received string, not "a".'],
    ["an unknown key", entry.replace("}", ", until: 1 }"), 'list.yaml, entry 1: Unrecognized key: "until".'],
    ["a day that is none", entry.replace("2027-01-31", "2027-02-30"), 'must be a day (YYYY-MM-DD), not "2027-02-30".'],
    ["a date in words", entry.replace("2027-01-31", "next May"), 'must be a day (YYYY-MM-DD), not "next May".'],
  ])("refuses %s", (_name, text, message) => {
    expect(() => readAcceptedChanges("list.yaml", text)).toThrow(message);
  });
});
