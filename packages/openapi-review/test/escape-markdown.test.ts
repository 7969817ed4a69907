import { describe, expect, it } from "vitest";
import { oneLine } from "../src/document/one-line.ts";
import { codeSpan, escapeMarkdown } from "../src/report/escape-markdown.ts";

describe("text of a spec in a report", () => {
  it.each([
    ["a mention", "@team", "@\u200bteam"],
    ["a reference to another thread", "see #12", "see #\u200b12"],
    ["an address", "https://example.com", "https://\u200bexample.com"],
    ["markup", "**a** `b` [c](d)", "\\*\\*a\\*\\* \\`b\\` \\[c\\](d)"],
    ["HTML", "<img src=x> &amp;", "&lt;img src=x> &amp;amp;"],
    ["the edge of a table's cell", "a | b", "a \\| b"],
    ["several lines", "a\n# b", "a #\u200b b"],
  ])("shows %s as it is written, and it does nothing", (_what, text, written) => {
    expect(escapeMarkdown(text)).toBe(written);
  });

  it.each([
    ["wire:a|b", "`wire:a\\|b`"],
    ["a `b` c", "`` a `b` c ``"],
    ["@team", "`@team`"],
  ])("keeps %s inside of its code span", (text, written) => {
    expect(codeSpan(text)).toBe(written);
  });

  it("contains no control characters for a terminal", () => {
    expect(oneLine("a\u001b[31mb\u202e\r\nc")).toBe("a [31mb c");
  });
});
