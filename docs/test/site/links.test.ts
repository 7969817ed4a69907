import { readdirSync, readFileSync } from "node:fs";
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

test("nothing but the configuration knows the base path: the site works from any", () => {
  const docs = new URL("../../", import.meta.url);
  const sources = ["src", "plugins"].flatMap((folder) =>
    readdirSync(new URL(folder, docs), { recursive: true, encoding: "utf8" })
      .filter((file) => /\.(?:astro|css|mdx?|ts)$/.test(file) && !file.startsWith("content/docs/packages/"))
      .map((file) => ({ file, text: readFileSync(new URL(`${folder}/${file}`, docs), "utf8") })),
  );
  expect(sources.length).toBeGreaterThan(30);
  expect(sources.filter(({ text }) => /(?<=["'(`])\/frontegg-identity/.test(text)).map(({ file }) => file)).toEqual([]);
});
