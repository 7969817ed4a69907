import { execFileSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { builtPages, dist } from "./built-site.ts";
import { deadLinks } from "./dead-links.ts";

test("every link and anchor leads somewhere", () => {
  expect(builtPages(dist).length).toBeGreaterThan(100);
  expect(deadLinks(dist, "/frontegg-identity/")).toEqual([]);
});

test("what GitHub Pages shows for a wrong address is ours", () => {
  const page = builtPages(dist).find(({ path }) => path === "404.html");
  expect(page?.html).toContain("There is no such page");
});

test("the site works at the root of a host too", () => {
  const docs = fileURLToPath(new URL("../..", import.meta.url));
  execFileSync(process.execPath, ["node_modules/astro/bin/astro.mjs", "build", "--outDir", ".generated/root"], {
    cwd: docs,
    env: { ...process.env, DOCS_BASE: "/", NODE_ENV: "production" },
    stdio: "pipe",
  });
  const root = `${docs}/.generated/root`;
  expect(deadLinks(root, "/")).toEqual([]);
  expect(builtPages(root).map(({ path }) => path)).toEqual(builtPages(dist).map(({ path }) => path));
  expect(
    builtPages(root).flatMap(({ links }) => links.filter((link) => link.startsWith("/frontegg-identity"))),
  ).toEqual([]);
}, 300_000);
