import * as fc from "fast-check";
import { expect, test } from "vitest";
import { redactor } from "../../src/redact.ts";

test("takes every occurrence of every secret out of a text", () => {
  const redact = redactor(["first-secret", "second-secret"]);
  expect(redact("a first-secret b second-secret c first-secret")).toBe("a [redacted] b [redacted] c [redacted]");
});

test("takes a secret out of JSON, where its quotes and backslashes are escaped", () => {
  const secret = String.raw`pa"ss\word`;
  expect(redactor([secret])(JSON.stringify({ echoed: secret }))).toBe('{"echoed":"[redacted]"}');
  const body = JSON.stringify({ secret });
  expect(redactor([secret])(JSON.stringify({ body }))).toBe(String.raw`{"body":"{\"secret\":\"[redacted]\"}"}`);
});

test("takes the longer of two secrets out whole, whichever is named first", () => {
  const [short, long] = ["secret-1234", "secret-1234-and-more"];
  for (const secrets of [
    [short, long],
    [long, short],
  ])
    expect(redactor(secrets)(`x ${long} y ${short} z`)).toBe("x [redacted] y [redacted] z");
});

test("leaves text alone that holds no secret, and placeholders shorter than 8 characters", () => {
  expect(redactor([])("nothing")).toBe("nothing");
  expect(redactor(["a", "", "1234567"])("a banana 1234567")).toBe("a banana 1234567");
  expect(redactor(["12345678"])("a 12345678")).toBe("a [redacted]");
});

test("takes a secret for text, not for a pattern", () => {
  expect(redactor(["a.c*$&(x)"])("a.c*$&(x) abcc$&x")).toBe("[redacted] abcc$&x");
});

test("no secret of 8 characters or more is left, wherever it stood", () => {
  const secret = fc.string({ minLength: 8, maxLength: 20 });
  fc.assert(
    fc.property(secret, fc.array(fc.string()), (value, between) => {
      const text = between.join(value) + JSON.stringify({ value });
      const clean = redactor([value])(text);
      // Where the mark itself, or the text beside it, looks like a part of the secret, nothing can be said.
      fc.pre(!"[redacted]".includes(value) && !value.includes("[redacted]"));
      expect(clean.split("[redacted]").some((part) => part.includes(value))).toBe(false);
    }),
  );
});
