import { readdirSync, readFileSync } from "node:fs";
import { posix, sep } from "node:path";
import { expect, test } from "vitest";

const src = new URL("../src/", import.meta.url);
/** What each file of `src` imports or exports again, types too: packages by name, files by their path below `src`. */
const importsOf = new Map(
  readdirSync(src, { recursive: true, encoding: "utf8" })
    .filter((path) => path.endsWith(".ts"))
    .map((path) => {
      const file = path.replaceAll(sep, "/");
      const found = readFileSync(new URL(file, src), "utf8").matchAll(/\b(?:from|import)[ (]"(.+?)"/g);
      const targets = [...found].map(([, target = ""]) => target);
      return [file, targets.map((it) => (it.startsWith(".") ? posix.join(posix.dirname(file), it) : it))] as const;
    }),
);

/** The folders from low to high; the root of `src` is the highest. */
const folders = ["errors", "input", "transport", "authentication", ".", "check-responses"];
/** The entry beside the main one. It is above everything, and nothing imports it. */
const secondEntry = "check-responses.ts";

function level(path: string): number {
  if (path === secondEntry) return folders.length;
  const folder = posix.dirname(path);
  // What is generated belongs to the root, of whose exports it is a part.
  return folders.indexOf(folder === "generated" ? "." : folder);
}

test("every file is in a known folder, and every import is of a file or a package that is there", () => {
  expect(new Set([...importsOf.keys()].map((file) => posix.dirname(file)))).toEqual(new Set([...folders, "generated"]));
  const targets = new Set([...importsOf.values()].flat().filter((target) => !importsOf.has(target)));
  expect(targets).toEqual(
    new Set([
      "@frontegg-identity/types",
      "@frontegg-identity/types/check",
      "@frontegg-identity/types/operations",
      "openapi-fetch",
    ]),
  );
});

test.each([...importsOf])("%s imports from its own folder and from lower ones", (file, targets) => {
  const files = targets.filter((target) => importsOf.has(target));
  expect(files.filter((target) => level(target) > level(file))).toEqual([]);
});

test("nothing that the main entry loads imports the description or the check, which only check-responses pays for", () => {
  const loaded = new Set(["index.ts"]);
  for (const file of loaded) for (const target of importsOf.get(file) ?? []) loaded.add(target);
  expect([...loaded].filter((target) => /^check-responses|types\/(?:check|operations)/.test(target))).toEqual([]);
});

test("no file imports itself, however indirectly", () => {
  const left = new Map(importsOf);
  // A file that imports nothing of what is left is in no circle.
  for (let before = -1; before !== left.size;) {
    before = left.size;
    for (const [file, targets] of left) if (!targets.some((target) => left.has(target))) left.delete(file);
  }
  expect([...left.keys()]).toEqual([]);
});

test("http-client.ts alone imports openapi-fetch", () => {
  const importers = [...importsOf].filter(([, targets]) => targets.includes("openapi-fetch")).map(([file]) => file);
  expect(importers).toEqual(["http-client.ts"]);
});
