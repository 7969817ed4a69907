import { describe, expect, test } from "vitest";
import { judge } from "../src/judge.ts";
import { parseDeviations } from "../src/parse-deviations.ts";
import type { Difference } from "../src/difference.ts";
import { findDifferences } from "../src/find-differences.ts";
import { deviationsText, ourDocument, vendorDocument } from "./vendor-document.ts";
import { list } from "./deviation-list.ts";

const pattern: Difference = { operation: "updateUser", pointer: "/p/pattern", kind: "limit", ours: "a", theirs: "b" };

describe("judge", () => {
  test("accepts a difference that is listed", () => {
    expect(judge([pattern], parseDeviations(list({}), "d.yaml").deviations)).toEqual([{ ...pattern, accepted: true }]);
  });

  test.each([
    ["operation", { operation: "getUser" }],
    ["pointer", { pointer: "/p" }],
    ["kind", { kind: "format" }],
    ["value of the vendor's", { theirs: "c" }],
    ["value where the vendor has one", { theirs: null }],
  ])("does not accept one that is listed with another %s, and calls the entry stale", (_field, entry) => {
    const judged = judge([pattern], parseDeviations(list(entry), "d.yaml").deviations);
    expect(judged).toMatchObject([
      { ...pattern, accepted: false },
      { kind: "stale", accepted: false },
    ]);
  });

  test("wants every pointer below every `within` of every operation", () => {
    const entry = { operation: ["getUser", "updateUser"], within: ["/p", "/q"], pointer: ["/pattern", "/format"] };
    const stale = judge([pattern], parseDeviations(list(entry), "d.yaml").deviations).filter(
      ({ kind }) => kind === "stale",
    );
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
    const judged = judge(
      findDifferences({ ours: ourDocument(), theirs }),
      parseDeviations(deviationsText, "d.yaml").deviations,
    );
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
