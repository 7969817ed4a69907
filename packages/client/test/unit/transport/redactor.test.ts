import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { Redactor } from "../../../src/transport/redactor.ts";

function redactorOf(...secrets: string[]): Redactor {
  const redactor = new Redactor();
  for (const secret of secrets) redactor.add(secret);
  return redactor;
}

describe("a text", () => {
  test("redacts every occurrence of every secret", () => {
    const redactor = redactorOf("first-secret", "second-secret");
    const clean = redactor.redact("a first-secret b second-secret c first-secret");
    expect(clean).toBe("a [redacted] b [redacted] c [redacted]");
  });

  test.each([String.raw`pa"ss\word`, "from-a-file\n", "a-secret\tin two", "\b\f\r\n-secret"])(
    "that is JSON loses %j, which JSON writes in another way",
    (secret) => {
      expect(redactorOf(secret).redact(JSON.stringify({ echoed: secret }))).toBe('{"echoed":"[redacted]"}');
    },
  );

  test.each(["a-secret+/=&%", "12345678", "123456789", "1234567890"])(
    "loses %j in a URL and inside base64",
    (secret) => {
      const redactor = redactorOf(secret);
      expect(redactor.redact(`?q=${encodeURIComponent(secret)}`)).toBe("?q=[redacted]");
      for (const before of ["", "a", "ab", "abc"]) {
        for (const after of ["", "z", "yz"]) {
          const encoded = btoa(before + secret + after);
          // What is left of the secret is the parts of two bytes that its neighbours share.
          expect(redactor.redact(encoded), encoded).toMatch(/^.{0,5}\[redacted\].{0,6}$/);
        }
      }
    },
  );

  test("is left alone where it holds no secret, or a placeholder shorter than 8 characters", () => {
    expect(redactorOf().redact("nothing")).toBe("nothing");
    expect(redactorOf("a", "", "1234567").redact("a banana 1234567")).toBe("a banana 1234567");
    expect(redactorOf("12345678").redact("a 12345678")).toBe("a [redacted]");
  });

  test("searches for the secret as a string, not as a pattern", () => {
    expect(redactorOf("a.c*$&(x)").redact("a.c*$&(x) abcc$&x")).toBe("[redacted] abcc$&x");
  });

  test("keeps no secret of 8 characters or more, wherever it stood", { timeout: 60_000 }, () => {
    const unit = fc.oneof(
      fc.constantFrom(...Array.from('\b\f\n\r\t"\\/nu0')),
      fc.string({ minLength: 1, maxLength: 1 }),
    );
    const secret = fc.string({ unit, minLength: 8, maxLength: 20 });
    fc.assert(
      fc.property(secret, fc.array(fc.string()), (value, between) => {
        // Where the mark itself looks like a part of the secret, nothing can be said.
        fc.pre(!"[redacted]".includes(value) && !value.includes("[redacted]"));
        const clean = redactorOf(value).redact(between.join(value) + JSON.stringify({ value }));
        for (const form of [value, JSON.stringify(value).slice(1, -1)]) {
          expect(clean.split("[redacted]").some((part) => part.includes(form))).toBe(false);
        }
      }),
      { numRuns: 200 },
    );
  });
});

describe("an excerpt", () => {
  const secret = String.raw`MARKER-"secret"-value`;

  test("is the first 1,024 characters, or the whole of a shorter text", () => {
    const text = "0123456789".repeat(500);
    expect(redactorOf().excerpt(text)).toBe(text.slice(0, 1_024));
    expect(redactorOf(secret).excerpt(text)).toBe(text.slice(0, 1_024));
    expect(redactorOf(secret).excerpt(text.slice(0, 1_024))).toBe(text.slice(0, 1_024));
    expect(redactorOf(secret).excerpt("short")).toBe("short");
    expect(redactorOf(secret).excerpt("")).toBe("");
  });

  test.each([
    ["as it is", secret],
    ["as JSON writes it", JSON.stringify(secret).slice(1, -1)],
  ])("has no half of a secret that stands at the cut, %s", (_, written) => {
    for (const after of ["", "x".repeat(5_000)]) {
      for (let before = 1_000; before <= 1_080; before++) {
        const shown = redactorOf("another-secret", secret).excerpt("x".repeat(before) + written + after);
        expect(shown.replace(/^x+/, "").replace(/x+$/, "")).toMatch(/^(\[(r(e(d(a(c(t(e(d\]?)?)?)?)?)?)?)?)?)?$/);
      }
    }
  });

  test("contains no half of a secret at its end after redaction shortened the text", () => {
    for (let before = 900; before <= 1_060; before++) {
      const text = secret.repeat(5) + "x".repeat(before) + secret + "y".repeat(100);
      expect(redactorOf(secret).excerpt(text)).not.toContain("MARK");
    }
  });
});
