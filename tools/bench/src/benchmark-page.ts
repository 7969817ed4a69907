import { readFileSync, writeFileSync } from "node:fs";
import { charts } from "./charts.ts";
import type { BenchRecord } from "./record.ts";
import { report } from "./report.ts";

const START = "<!-- bench:start -->";
const END = "<!-- bench:end -->";

const page = new URL("../../../docs/src/content/docs/benchmark.md", import.meta.url);
const pictures = new URL("../../../docs/src/assets/charts/", import.meta.url);

/** What the site shows of a record: the text of each file, by its address. */
export function siteFiles(record: BenchRecord): Map<string, string> {
  const drawn = charts(record);
  const files = new Map([[page.href, withSection(readFileSync(page, "utf8"), report(record, drawn))]]);
  for (const [name, chart] of Object.entries(drawn)) {
    if (chart !== undefined) files.set(new URL(`${name}.svg`, pictures).href, chart.svg);
  }
  return files;
}

/** Writes the figures of a record into the site's page of the benchmark, and its charts. */
export function writeSiteFiles(record: BenchRecord): void {
  for (const [address, text] of siteFiles(record)) writeFileSync(new URL(address), text);
}

/** @throws when the text has not exactly one pair of markers. */
export function withSection(text: string, section: string): string {
  const [before, old, ...more] = text.split(START);
  const [, after] = old?.split(END) ?? [];
  if (after === undefined || more.length > 0) throw new Error(`benchmark.md must have one ${START} … ${END}`);
  return `${before}${START}\n\n${section}\n\n${END}${after}`;
}
