import { endpoints } from "@frontegg-identity/types";
import { describe, expect, test } from "vitest";
import { operationOf } from "../../src/operation.ts";

describe.each(Object.entries(endpoints))("%s", (id, { method, path }) => {
  test("is known by its method and path", () => {
    expect(operationOf(method, path.replace("{userId}", "%2Fa%3F"))).toBe(id);
  });

  test.each([
    ["another method", "DELETE", "a", ""],
    ["the method in small letters", method.toLowerCase(), "a", ""],
    ["no id", method, "", ""],
    ["two segments in place of one", method, "a/b", ""],
    ["a query", method, "a?x=1", ""],
    ["a fragment", method, "a#x", ""],
    ["a further segment", method, "a", "/x"],
    ["a slash at the end", method, "a", "/"],
    ["a query at the end", method, "a", "?x=1"],
  ])("is not known by %s", (_, otherMethod, userId, suffix) => {
    expect(operationOf(otherMethod, path.replace("{userId}", userId) + suffix)).toBeUndefined();
  });

  test("is not known by its path below another", () => {
    expect(operationOf(method, `/identity${path.replace("{userId}", "a")}`)).toBeUndefined();
  });
});

test("an empty path is no operation", () => {
  expect(operationOf("GET", "")).toBeUndefined();
});
