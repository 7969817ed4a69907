import { readdir, readFile } from "node:fs/promises";
import { expect, test } from "vitest";

const root = new URL("../", import.meta.url);
const readme = await readFile(new URL("README.md", root), "utf8");

/** The names that an interface of a source file declares. */
async function fieldsOf(file: string, name: string): Promise<string[]> {
  const source = await readFile(new URL(`src/${file}.ts`, root), "utf8");
  const [, body = ""] = new RegExp(`export interface ${name}\\b.*?\\{(.*?)^\\}`, "ms").exec(source) ?? [];
  return [...body.matchAll(/^ {2}(?:readonly )?(\w+)[?:(]/gm)].map(([, field = ""]) => field);
}

test("the README shows the examples as they are compiled and run, and no other code", async () => {
  const shown = [...readme.matchAll(/^<!-- (examples\/\S+) -->\n\n```ts\n(.*?)^```$/gms)].map(([, file, code]) => ({
    file,
    code,
  }));
  const files = (await readdir(new URL("examples/", root))).filter((name) => /^(?!vitest).*\.ts$/.test(name));
  const examples = files.map(async (name) => ({
    file: `examples/${name}`,
    code: await readFile(new URL(`examples/${name}`, root), "utf8"),
  }));
  expect(shown).toEqual(await Promise.all(examples));
  expect(readme.match(/^```ts/gm)).toHaveLength(shown.length);
});

test.each([
  ["mock", "MockOptions", 7],
  ["mock", "Mock", 7],
  ["mock", "MockRequest", 8],
  ["override", "Override", 9],
  ["start-mock", "MockServerOptions", 3],
  ["user-store", "MockUsers", 5],
])("the README documents each part of src/%s.ts, %s", async (file, name, count) => {
  const fields = await fieldsOf(file, name);
  expect(fields).toHaveLength(count);
  for (const field of fields) expect(readme).toMatch(new RegExp(`^\\|.*\`${field}\\b`, "m"));
});
