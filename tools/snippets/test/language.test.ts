import { expect, test } from "vitest";
import { pages, readPage } from "../src/find-snippets.ts";
import { readProse } from "../src/language.ts";

const site = "docs/src/content/docs/";

const prose = pages().filter((page) => page.startsWith(site));
const readmes = pages().filter((page) => /^(?:README|CONTRIBUTING|packages\/[^/]+\/README)\.md$/.test(page));

test.each(prose)("%s is written in plain English", async (page) => {
  const { sentences, you, problems } = await readProse(readPage(page));
  expect(problems).toEqual([]);
  const guides = /\/(?:guides|recipes)\//.test(page);
  // A short page may speak of the client alone.
  if (guides && sentences.length >= 8) expect(you).toBeGreaterThanOrEqual(0.25);
});

test.each(readmes)("%s is written in plain English", async (page) => {
  expect((await readProse(readPage(page))).problems).toEqual([]);
});

test("a quarter of all sentences speak to the reader", async () => {
  const readings = await Promise.all(prose.map(async (page) => readProse(readPage(page))));
  const all = readings.flatMap(({ sentences }) => sentences);
  const said = readings.reduce((sum, { you, sentences }) => sum + you * sentences.length, 0);
  expect(said / all.length).toBeGreaterThanOrEqual(0.25);
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
