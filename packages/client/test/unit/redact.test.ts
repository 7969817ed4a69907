import * as fc from "fast-check";
import { expect, test } from "vitest";
import { redactor } from "../../src/redact.ts";
import { everyLetterEscaped } from "../every-letter-escaped.ts";

/** JSON in JSON, with a secret in it. */
function nested(secret: string): string {
  return JSON.stringify({ body: JSON.stringify({ secret }) });
}

test("takes every occurrence of every secret out of a text", () => {
  const redact = redactor(["first-secret", "second-secret"]);
  expect(redact("a first-secret b second-secret c first-secret")).toBe("a [redacted] b [redacted] c [redacted]");
});

test("takes a secret out of JSON, where its quotes and backslashes are escaped", () => {
  const secret = String.raw`pa"ss\word`;
  expect(redactor([secret])(JSON.stringify({ echoed: secret }))).toBe('{"echoed":"[redacted]"}');
});

test("takes a secret out of JSON in JSON, and leaves the escapes around it only where it was found under none", () => {
  const redact = redactor(["a-plain-secret", String.raw`pa"ss\word`]);
  expect(redact(nested("a-plain-secret"))).toBe(String.raw`{"body":"{\"secret\":\"[redacted]\"}"}`);
  expect(redact(nested(String.raw`pa"ss\word`))).toBe('{"body":"{"secret":"[redacted]"}"}');
});

test("takes a secret out that was escaped five times, each letter of it", () => {
  for (let times = 0, text = "a-secret"; times <= 5; times++, text = everyLetterEscaped(text)) {
    expect(redactor(["a-secret"])(`x ${text} y`)).toBe("x [redacted] y");
  }
});

test("takes a secret out that has characters for which JSON has letters, such as the newline at the end of a file", () => {
  for (const secret of ["from-a-file\n", "a-secret\tin two", "\b\f\r\n-secret"]) {
    for (let times = 0, text = secret; times <= 5; times++, text = JSON.stringify(text)) {
      expect(redactor([secret])(`x ${text} y`)).toMatch(/^x [\\"]*\[redacted\][\\"]* y$/);
    }
  }
});

test("is done with a text that has escapes in escapes without end", () => {
  const text = String.raw`\u005c${"u005c".repeat(13_000)}`;
  expect(redactor(["a-secret"])(text)).toBe(text);
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
  const unit = fc.oneof(fc.constantFrom(...Array.from('\b\f\n\r\t"\\/nu0')), fc.string({ minLength: 1, maxLength: 1 }));
  const secret = fc.string({ unit, minLength: 8, maxLength: 20 });
  fc.assert(
    fc.property(secret, fc.array(fc.string()), (value, between) => {
      const text = between.join(value) + JSON.stringify({ value });
      const clean = redactor([value])(text);
      // Where the mark itself, or the text beside it, looks like a part of the secret, nothing can be said.
      fc.pre(!"[redacted]".includes(value) && !value.includes("[redacted]"));
      for (const form of [value, JSON.stringify(value).slice(1, -1)]) {
        expect(clean.split("[redacted]").some((part) => part.includes(form))).toBe(false);
      }
    }),
  );
});
