import { readFileSync, writeFileSync } from "node:fs";
import type { BenchRecord } from "./record.ts";
import { conditionsLine, costTable, footprintTable, sizeTable } from "./report.ts";

const START = "<!-- bench:start -->";
const END = "<!-- bench:end -->";

const readme = new URL("../../../README.md", import.meta.url);

/** Puts the figures of a record between the markers of the root README. */
export function updateReadme(record: BenchRecord): void {
  writeFileSync(readme, withSection(readFileSync(readme, "utf8"), record));
}

/** @throws when the text has not exactly one pair of markers. */
export function withSection(text: string, record: BenchRecord): string {
  const [before, section, ...more] = text.split(START);
  const [, after] = section?.split(END) ?? [];
  if (after === undefined || more.length > 0) throw new Error(`README.md must have one ${START} … ${END}`);
  return `${before}${START}\n\n${readmeSection(record)}\n\n${END}${after}`;
}

function readmeSection(record: BenchRecord): string {
  return [
    "Calls per second as a ratio to a hand-written `fetch` with a timer: median of interleaved rounds, and quartiles. " +
      "Ours has everything on: cached environment token, retries, time limit, typed errors.",
    costTable(record),
    sizeTable(record),
    footprintTable(record),
    `Measured ${conditionsLine(record)}`,
    "`npx -y pnpm@12.21.0 bench` measures again and says which contender does what (`--quick`: a minute; `--json` keeps " +
      "the record and writes this section). All records are in [tools/bench](tools/bench).",
  ].join("\n\n");
}
