import { describe, expect, test } from "vitest";
import { judge, parseDeviations } from "../src/deviations.ts";
import type { Difference } from "../src/difference.ts";
import { findDifferences } from "../src/find-differences.ts";
import { deviationsText, ourDocument, vendorDocument } from "./vendor-document.ts";

const pattern: Difference = { operation: "updateUser", pointer: "/p/pattern", kind: "limit", ours: "a", theirs: "b" };

function list(entry: object): string {
  const whole = {
    operation: "updateUser",
    pointer: "/p/pattern",
    kind: "limit",
    theirs: "b",
    reason: "r",
    source: "s",
  };
  return JSON.stringify({ deviations: [{ ...whole, ...entry }] });
}

describe("judge", () => {
  test("accepts a difference that is listed", () => {
    expect(judge([pattern], parseDeviations(list({}), "d.yaml"))).toEqual([{ ...pattern, accepted: true }]);
  });

  test.each([
    ["operation", { operation: "getUser" }],
    ["pointer", { pointer: "/p" }],
    ["kind", { kind: "format" }],
    ["value of the vendor's", { theirs: "c" }],
    ["value where the vendor has one", { theirs: null }],
  ])("does not accept one that is listed with another %s, and calls the entry stale", (_field, entry) => {
    const judged = judge([pattern], parseDeviations(list(entry), "d.yaml"));
    expect(judged).toMatchObject([
      { ...pattern, accepted: false },
      { kind: "stale", accepted: false },
    ]);
  });

  test("wants every pointer below every `within` of every operation", () => {
    const entry = { operation: ["getUser", "updateUser"], within: ["/p", "/q"], pointer: ["/pattern", "/format"] };
    const stale = judge([pattern], parseDeviations(list(entry), "d.yaml")).filter(({ kind }) => kind === "stale");
    expect(stale.map(({ operation, pointer }) => operation + pointer)).toEqual([
      "getUser/p/pattern",
      "getUser/p/format",
      "getUser/q/pattern",
      "getUser/q/format",
      "updateUser/p/format",
      "updateUser/q/pattern",
      "updateUser/q/format",
    ]);
  });

  test("reports a listed deviation that the vendor has caught up with", () => {
    const theirs = vendorDocument((d) => (d.components.schemas.UserResponse.properties.name.nullable = true));
    const judged = judge(findDifferences({ ours: ourDocument(), theirs }), parseDeviations(deviationsText, "d.yaml"));
    const pointer = "/responses/200/content/application~1json/schema/properties/name/type";
    expect(judged.filter(({ accepted }) => !accepted)).toEqual(
      ["getUser", "updateUser"].map((operation) => ({
        operation,
        pointer,
        kind: "stale",
        ours: "nullability",
        theirs: "not nullable",
        accepted: false,
      })),
    );
  });
});

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
