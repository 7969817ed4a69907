import { describe, expect, test } from "vitest";
import { parseDeviations } from "../src/parse-deviations.ts";
import { list } from "./deviation-list.ts";

describe("parseDeviations refuses, naming the entry,", () => {
  test.each([
    ["no list", "{}", "d.yaml has no list `deviations`."],
    ["broken YAML", "a: [", "d.yaml is not YAML"],
    ["an entry that is no object", "deviations: [1]", "d.yaml, entry 1: an entry is an object."],
    ["an unknown field", list({ until: "2027" }), "d.yaml, entry 1: `until` is not one of the fields"],
    ["an unknown kind", list({ kind: "size" }), 'd.yaml, entry 1: `kind` is "size", not one of'],
    ["a kind that never fails", list({ kind: "description" }), '`kind` is "description", not one of'],
    ["no reason", list({ reason: undefined }), "d.yaml, entry 1: `reason` must be a text"],
    ["an empty source", list({ source: "" }), "d.yaml, entry 1: `source` must be a text"],
    ["a pointer that is no text", list({ pointer: [1] }), "d.yaml, entry 1: `pointer` must be a text"],
  ])("%s", (_what, text, message) => {
    expect(() => parseDeviations(text, "d.yaml")).toThrow(message);
  });
});
