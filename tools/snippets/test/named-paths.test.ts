import { existsSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { pages, readPage, repository } from "../src/find-snippets.ts";

/** DESIGN.md also tells of what is gone. */
const isRecord = (page: string): boolean => page === "DESIGN.md";
/** Made in a release of its kind. */
const LATER = new Set([".changeset/pre.json"]);

test("each path of the repository that a page names exists", () => {
  const missing = pages().flatMap((page) =>
    [...readPage(page).matchAll(/`([\w.-]+)\/([\w./-]*)`/g)]
      .map(([, root = "", rest = ""]) => ({ page, root, path: `${root}/${rest}` }))
      .filter(({ root, path }) => !isRecord(page) && existsSync(join(repository, root)) && !LATER.has(path))
      .filter(({ path }) => !existsSync(join(repository, path))),
  );
  expect(missing).toEqual([]);
});
