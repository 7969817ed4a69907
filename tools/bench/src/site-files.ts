import { readFileSync } from "node:fs";
import { charts } from "./charts.ts";
import type { BenchRecord } from "./record.ts";
import { report } from "./report.ts";

const docs = new URL("../../../docs/src/", import.meta.url);
const SECTION = /(?<=<!-- bench:start -->\n).*(?=<!-- bench:end -->)/s;

/** Returns what the site shows of a record: the text of each file, by its address. */
export function siteFiles(record: BenchRecord): ReadonlyMap<string, string> {
  const page = new URL("content/docs/benchmark.md", docs);
  const text = readFileSync(page, "utf8");
  if (!SECTION.test(text)) throw new Error("benchmark.md must have <!-- bench:start --> … <!-- bench:end -->");
  return new Map([
    [page.href, text.replace(SECTION, () => `\n${report(record, true)}\n\n`)],
    ...Object.entries(charts(record)).map(
      ([name, { svg }]) => [new URL(`assets/charts/${name}.svg`, docs).href, svg] as const,
    ),
  ]);
}
