import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { InvalidInputError } from "../../../src/errors/invalid-input-error.ts";
import { anyText } from "../../any-text.ts";
import { fillPath } from "../../../src/input/path-parameter.ts";

const UNENROLL = "/resources/vendor-only/users/v1/{userId}/mfa/unenroll";

function unenrollPath(userId: unknown): string {
  return fillPath(UNENROLL, { userId });
}

describe("a path parameter that would change the path is refused", () => {
  test.each([
    ["", '""'],
    [".", '"."'],
    ["..", '".."'],
    [undefined, "undefined"],
    [null, "null"],
    [42, "42"],
    [0n, "0"],
    [Number.NaN, "NaN"],
    [true, "true"],
    [["a"], "array"],
    [{}, "object"],
    [{ toString: () => "a" }, "object"],
    [Object("a"), "object"],
    [Symbol("a"), "Symbol(a)"],
  ])("%s", (userId, quoted) => {
    expect(() => unenrollPath(userId)).toThrow(InvalidInputError);
    expect(() => unenrollPath(userId)).toThrow(/^userId must /);
    expect(() => unenrollPath(userId)).toThrow(`not ${quoted}`);
  });

  test.each(["\ud800", "a\udc00", "\udc00\ud800"])(
    "%j is refused: a lone surrogate has no percent-encoding",
    (userId) => {
      expect(() => unenrollPath(userId)).toThrow(InvalidInputError);
    },
  );

  test("a parameter that is missing is refused", () => {
    expect(() => fillPath(UNENROLL, {})).toThrow("not undefined");
  });
});

test.each([
  ["/users", "/users"],
  ["/{a}/x/{b}", "/1/x/%7Ba%7D"],
  ["/{a}{b}", "/1%7Ba%7D"],
])("the template %s becomes %s: each parameter is filled in once", (template, path) => {
  expect(fillPath(template, { a: "1", b: "{a}" })).toBe(path);
});

describe("any other text is one segment", () => {
  test.each([
    ["4c4b2f0e-6f3a-4d0a-8f2c-1f2f3a4b5c6d", "4c4b2f0e-6f3a-4d0a-8f2c-1f2f3a4b5c6d"],
    ["...", "..."],
    [" ", "%20"],
    ["a/b", "a%2Fb"],
    ["../admin", "..%2Fadmin"],
    ["..\\admin", "..%5Cadmin"],
    ["%2e%2e", "%252e%252e"],
    ["%2E", "%252E"],
    [".%2e", ".%252e"],
    ["a?x=1", "a%3Fx%3D1"],
    ["a#b", "a%23b"],
    ["a;b", "a%3Bb"],
    ["{userId}", "%7BuserId%7D"],
    ["$&", "%24%26"],
    ["\t..", "%09.."],
    ["..\n", "..%0A"],
    ["\0", "%00"],
    ["é", "%C3%A9"],
    ["😀", "%F0%9F%98%80"],
    ["__proto__", "__proto__"],
  ])("%j becomes %s", (userId, segment) => {
    expect(unenrollPath(userId)).toBe(`/resources/vendor-only/users/v1/${segment}/mfa/unenroll`);
  });

  test("the URL has exactly the template's segments, and decodes to the text", { timeout: 60_000 }, () => {
    const dotty = fc.string({ unit: fc.constantFrom(...Array.from(".%2eE/\\?#;{}\t\n\r a:@")), maxLength: 8 });
    let sent = 0;
    fc.assert(
      fc.property(fc.oneof(dotty, anyText()), (userId) => {
        let path: string;
        try {
          path = unenrollPath(userId);
        } catch (error) {
          expect(InvalidInputError.isInstance(error)).toBe(true);
          expect(["", ".", ".."].includes(userId) || /\p{Cs}/u.test(userId)).toBe(true);
          return;
        }
        sent++;
        const url = new URL(`https://api.frontegg.com/identity${path}`);
        expect(url.origin + url.search + url.hash).toBe("https://api.frontegg.com");
        const segments = url.pathname.split("/");
        const expected = `/identity${UNENROLL}`.split("/");
        expect(segments).toHaveLength(expected.length);
        expect(segments.map((segment) => decodeURIComponent(segment))).toEqual(
          expected.map((segment) => (segment === "{userId}" ? userId : segment)),
        );
      }),
      { numRuns: 200 },
    );
    expect(sent).toBeGreaterThan(100);
  });
});
