import { expect, it } from "vitest";
import * as api from "../src/index.ts";

it("exports the review and its error, and nothing else", () => {
  expect(Object.keys(api).toSorted()).toEqual(["UnusableInputError", "review"]);
});

it("knows its error from another copy of the package", () => {
  expect(api.UnusableInputError.isInstance(new api.UnusableInputError("No."))).toBe(true);
  expect(api.UnusableInputError.isInstance({ [Symbol.for("openapi-review.UnusableInputError")]: true })).toBe(true);
  expect(api.UnusableInputError.isInstance(new Error("No."))).toBe(false);
});
