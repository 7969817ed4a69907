import { describe, expect, test } from "vitest";
import { parseDeviations } from "../src/parse-deviations.ts";
import { list } from "./deviation-list.ts";

describe("parseDeviations refuses, naming the entry,", () => {
  test.each([
    ["no list", "{}", "d.yaml, deviations: must be a list, not nothing."],
    ["broken YAML", "a: [", "d.yaml is not one JSON or YAML document"],
    ["an entry that is no object", "deviations: [1]", "d.yaml, deviations, entry 1: Invalid input: expected object"],
    ["an unknown field", list({ until: "2027" }), 'd.yaml, deviations, entry 1: Unrecognized key: "until".'],
    [
      "an unknown kind",
      list({ kind: "size" }),
      /^d.yaml, deviations, entry 1, kind: .* expected one of .*, not "size"\.$/,
    ],
    ["a kind that never fails", list({ kind: "description" }), 'not "description".'],
    ["no reason", list({ reason: undefined }), "entry 1, reason: must be a text or a list of texts, not nothing."],
    ["an empty source", list({ source: "" }), 'd.yaml, deviations, entry 1, source: must be a text, not ""'],
    [
      "a pointer that is no text",
      list({ pointer: [1] }),
      "entry 1, pointer: must be a text or a list of texts, not [1].",
    ],
  ])("%s", (_what, text, message) => {
    expect(() => parseDeviations(text, "d.yaml")).toThrow(message);
  });
});
