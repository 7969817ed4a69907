import { runInNewContext } from "node:vm";
import { expect, test } from "vitest";
import { quote } from "../../../src/input/quote.ts";

test.each([
  ["a", '"a"'],
  ["", '""'],
  ['say "x"\n', String.raw`"say \"x\"\n"`],
  ["\u001b[31m", String.raw`"\u001b[31m"`],
  ["\ud800", String.raw`"\ud800"`],
  [undefined, "undefined"],
  [null, "null"],
  [Number.NaN, "NaN"],
  [-0, "0"],
  [10n, "10"],
  [Symbol("s"), "Symbol(s)"],
  [{ secret: "x" }, "object"],
  [["secret"], "array"],
])("quotes %s", (value, text) => {
  expect(quote(value)).toBe(text);
});

test("shows 80 characters at most", () => {
  expect(quote("a".repeat(80))).toBe(`"${"a".repeat(80)}"`);
  expect(quote("a".repeat(1_000_000))).toBe(`"${"a".repeat(80)}"`);
});

test("describes an object that can't be converted to a string, or comes from another realm", () => {
  expect(quote(Object.create(null))).toBe("object");
  expect(quote(Object.assign(Object.create(null), { toString: () => "secret" }))).toBe("object");
  expect(quote(runInNewContext("({ toString: () => 'secret' })"))).toBe("object");
  expect(quote(runInNewContext("() => 'secret'"))).toBe("function");
});

test("shows a function by its kind, not by its source", () => {
  expect(quote(() => "secret")).toBe("function");
});
