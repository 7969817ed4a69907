import { beforeAll, expect, test } from "vitest";
import { pages, readPage } from "../src/find-snippets.ts";
import { readProse, type Reading } from "../src/language.ts";

const site = "docs/src/content/docs/";

const prose = pages().filter((page) => page.startsWith(site));
const readings = new Map<string, Reading>();
beforeAll(async () => {
  for (const page of prose) readings.set(page, await readProse(readPage(page)));
});
// Changelogs keep what they said.
const others = pages().filter((page) => !page.startsWith("docs/") && !page.endsWith("CHANGELOG.md"));

test.each(prose)("%s is written in plain English", (page) => {
  const { sentences = [], you, problems } = readings.get(page) ?? {};
  expect(problems).toEqual([]);
  const guides = /\/(?:guides|recipes)\//.test(page);
  // A short page may speak of the client alone.
  if (guides && sentences.length >= 8) expect(you).toBeGreaterThanOrEqual(0.25);
});

test.each(others)("%s is written in plain English", async (page) => {
  expect((await readProse(readPage(page))).problems).toEqual([]);
});

test("a quarter of all sentences speak to the reader", () => {
  const counts = [...readings.values()].map(({ you, sentences: { length } }) => ({ length, said: you * length }));
  expect(sum(counts.map(({ said }) => said)) / sum(counts.map(({ length }) => length))).toBeGreaterThanOrEqual(0.25);
});

test.each([
  ["What was seen null is nullable.", ["opens"]],
  ["Of a user only `id` is needed; the rest is an example.", ["opens", "semicolon"]],
  ["What can you do about it?", []],
  ["Set a time limit, whoever you are.", ["timeout", "anyone who"]],
  ["You can call `a; b` here.", []],
  ["| Which | table |\n| --- | --- |\n| Whether; it is | counted |", []],
])("%s", async (text, problems) => {
  const reading = await readProse(text);
  expect(reading.problems.map((problem) => problems.find((part) => problem.includes(part)))).toEqual(problems);
});

const sum = (numbers: number[]): number => numbers.reduce((one, other) => one + other, 0);
