import { readdirSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { siteFiles, withSection } from "../src/benchmark-page.ts";
import { charts } from "../src/charts.ts";
import { OURS } from "../src/contender.ts";
import { contenders } from "../src/contenders.ts";
import { PALETTE } from "../src/picture.ts";
import { lastRecord } from "../src/record.ts";
import { fakeRecord } from "./fake-record.ts";

const assets = new URL("../../../docs/src/assets/", import.meta.url);
const pictures = readdirSync(assets, { recursive: true, encoding: "utf8" }).filter((name) => name.endsWith(".svg"));

test("the site's page and charts are those of the newest record", () => {
  const files = siteFiles(lastRecord());
  expect([...files.keys()].filter((file) => file.endsWith(".svg"))).toHaveLength(
    readdirSync(new URL("charts/", assets)).length,
  );
  for (const [file, text] of files) {
    expect(readFileSync(new URL(file), "utf8") === text, `${file}: bench --page writes it anew`).toBe(true);
  }
});

test.for(pictures)("%s is small, in the colours of all, described, and asks for nothing", (name) => {
  const svg = readFileSync(new URL(name, assets), "utf8");
  expect(svg.length).toBeLessThanOrEqual(8_000);
  expect(svg).toContain(`<style>${PALETTE}`);
  expect(svg).toMatch(/ role="img" aria-labelledby="t d">\n<title id="t">[^<]+<\/title>\n<desc id="d">[^<]+<\/desc>/);
  expect(svg.replace('xmlns="http://www.w3.org/2000/svg"', "")).not.toMatch(
    /https?:\/\/|url\((?!#)|href|@import|<script/,
  );
  expect(svg).not.toMatch(/NaN|undefined|Infinity/);
});

test("what a record has no figures for is no chart, and no image on the page", () => {
  const record = fakeRecord({ timings: [], sizes: [], types: [] });
  expect(charts(record)).toEqual({ cost: undefined, types: undefined });
  const files = siteFiles(record);
  expect([...files.values()].join()).not.toContain("![");
});

test("a record of few figures gives whole charts", () => {
  const { cost, types } = charts(
    fakeRecord({ sizes: [{ name: `${OURS}, environmentToken`, minifiedBytes: 100, gzipBytes: 50 }] }),
  );
  expect(cost?.svg).not.toMatch(/NaN|undefined|Infinity/);
  // One size of spec is no line.
  expect(types).toBeUndefined();
});

test("time and size together leave out only what has no bundle of its own", () => {
  const left = contenders.filter(({ name }) => !charts(lastRecord()).cost?.svg.includes(`>${name}<`));
  expect(left.map(({ name }) => name)).toEqual([
    "bare fetch",
    "bare fetch, timer",
    "bare fetch, AbortSignal.timeout",
    `${OURS}, client.http`,
  ]);
});

test("the section stands between the markers, and the rest stays as it is", () => {
  const text = withSection("before\n<!-- bench:start -->\nold\n<!-- bench:end -->\nafter\n", "new");
  expect(text).toBe("before\n<!-- bench:start -->\n\nnew\n\n<!-- bench:end -->\nafter\n");
});

test.for([
  "",
  "<!-- bench:start -->",
  "<!-- bench:end --> <!-- bench:start -->",
  "<!-- bench:start --><!-- bench:start --><!-- bench:end -->",
])("a page without one pair of markers is refused: %s", (text) => {
  expect(() => withSection(text, "new")).toThrow("benchmark.md must have one");
});
