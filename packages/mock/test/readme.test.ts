import { readdir, readFile } from "node:fs/promises";
import { expect, test } from "vitest";

const root = new URL("../", import.meta.url);
const readme = await readFile(new URL("README.md", root), "utf8");

/** The names that an interface of a source file declares. */
async function optionsOf(file: string): Promise<string[]> {
  const source = await readFile(new URL(`src/${file}.ts`, root), "utf8");
  const [, body = ""] = /export interface (?:MockOptions|ScenarioStep) \{(.*?)^\}/ms.exec(source) ?? [];
  return [...body.matchAll(/^ {2}readonly (\w+)/gm)].map(([, name = ""]) => name);
}

test("the README shows the examples as they run, and no other code", async () => {
  const shown = [...readme.matchAll(/^<!-- (examples\/\S+) -->\n\n```ts\n(.*?)^```$/gms)].map(([, file, code]) => ({
    file,
    code,
  }));
  const files = (await readdir(new URL("examples/", root))).filter((name) => name.endsWith(".test.ts"));
  const examples = files.map(async (name) => ({
    file: `examples/${name}`,
    code: await readFile(new URL(`examples/${name}`, root), "utf8"),
  }));
  expect(shown).toEqual(await Promise.all(examples));
  expect(readme.match(/^```ts/gm)).toHaveLength(shown.length);
});

test("the README documents each option and each part of a step", async () => {
  const options = [...(await optionsOf("start-mock")), ...(await optionsOf("scenario-step"))];
  expect(options).toHaveLength(10);
  for (const name of options) expect(readme).toMatch(new RegExp(`^\\| \`${name}\` +\\|`, "m"));
});
