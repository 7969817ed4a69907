import { readdirSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { PALETTE } from "../src/charts.ts";
import { contenders, OURS } from "../src/contenders.ts";
import { lastRecord } from "../src/record.ts";
import { siteFiles } from "../src/site-files.ts";

const assets = new URL("../../../docs/src/assets/", import.meta.url);
const pictures = readdirSync(assets, { recursive: true, encoding: "utf8" }).filter((name) => name.endsWith(".svg"));

test("the site's page and charts are those of the newest record", () => {
  for (const [file, text] of siteFiles(lastRecord())) {
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

test("time and size together leave out only what has no bundle of its own", () => {
  const svg = readFileSync(new URL("charts/cost.svg", assets), "utf8");
  expect(contenders.map(({ name }) => name).filter((name) => !svg.includes(`>${name}<`))).toEqual([
    "bare fetch, timer",
    "bare fetch, AbortSignal.timeout",
    `${OURS}, client.http`,
  ]);
});
