import type { Charts } from "./charts.ts";
import { REFERENCE } from "./contender.ts";
import { contenders } from "./contenders.ts";
import { markdownTable } from "./markdown-table.ts";
import type { BenchRecord } from "./record.ts";
import type { TypeCost } from "./type-cost.ts";

/** Writes the figures of a run as Markdown for the terminal and, with its charts, for the site. */
export function report(record: BenchRecord, charts?: Charts): string {
  const chart = (name: keyof Charts): string[] => {
    const drawn = charts?.[name];
    return drawn === undefined ? [] : [`![${drawn.alternative}](../../assets/charts/${name}.svg)`];
  };
  return [
    ...chart("cost"),
    "## Time of a call",
    `Time as a multiple of "${REFERENCE}" in the same pass: median of the passes (extremes), in process. Less is better.`,
    timeTable(record),
    "Each contender does this besides sending the request and parsing the response:",
    featureTable(),
    "## Size",
    sizeTable(record),
    footprintTable(record),
    "## Types",
    ...chart("types"),
    "The compiler's work for a program with the three calls: instantiations (check time in s).",
    typesTable(record),
    curveTable(record),
    `Measured ${conditionsLine(record)}`,
  ].join("\n\n");
}

/** Names the machine, the versions and the date. */
function conditionsLine({ date, machine, versions }: BenchRecord): string {
  const { node, platform, cpu, cores } = machine;
  const list = Object.entries(versions).map(([name, version]) => `${name} ${version}`);
  return `${date.slice(0, 10)} with Node ${node}, ${platform}, ${cpu}, ${cores} cores, ${list.join(", ")}.`;
}

/** One row for each contender, with its time beside the reference's. */
function timeTable({ timings }: BenchRecord): string {
  return crossTable(
    "Contender",
    timings,
    ({ contender }) => contender,
    ({ operation }) => operation,
    ({ microseconds, multiple: { median, low, high } }) =>
      `${microseconds.toFixed(1)} µs, ${median.toFixed(2)} (${low.toFixed(2)}–${high.toFixed(2)})`,
  );
}

const yes = (feature: string | boolean): string => (feature === false ? "–" : feature === true ? "yes" : feature);

/** What each contender was configured to do. */
function featureTable(): string {
  return markdownTable(
    ["Contender", "token", "timeout covers", "retries", "errors", "typed by the spec"],
    contenders.map(({ name, features: { token, timeout, retry, errors, types } }) => [
      name,
      ...[token, timeout, retry, errors, types].map(yes),
    ]),
  );
}

/** Bundle sizes. */
function sizeTable({ sizes }: BenchRecord): string {
  return markdownTable(
    ["Bundle", "minified, kB", "min + gzip, kB"],
    sizes.map(({ name, minifiedBytes, gzipBytes }) => [
      name,
      (minifiedBytes / 1_000).toFixed(1),
      (gzipBytes / 1_000).toFixed(1),
    ]),
  );
}

/** What an install brings. */
function footprintTable({ footprints }: BenchRecord): string {
  return markdownTable(
    ["Install", "packages", "kB"],
    footprints.map(({ name, packages, kilobytes }) => [name, `${packages.length}`, kilobytes.toFixed(0)]),
  );
}

function typesTable({ types }: BenchRecord): string {
  const real = types.filter(({ operations }) => operations === 3);
  return crossTable("Program", real, consumerOf, ({ typescript }) => `TypeScript ${typescript}`, costOf);
}

/** Of the newest compiler, and of the programs that were compiled against larger specs too. */
function curveTable({ types }: BenchRecord): string {
  const newest = types.at(-1)?.typescript;
  const larger = new Set(types.filter(({ operations }) => operations > 3).map(consumerOf));
  const curve = types.filter(({ typescript, consumer }) => typescript === newest && larger.has(consumer));
  const title = `TypeScript ${newest}, operations in the spec`;
  return crossTable(title, curve, consumerOf, ({ operations }) => `${operations}`, costOf);
}

const consumerOf = ({ consumer }: TypeCost): string => consumer;
const costOf = ({ instantiations, checkSeconds }: TypeCost): string => `${instantiations} (${checkSeconds.toFixed(2)})`;

/** A row and a column for each that occurs, in that order. */
function crossTable<Item>(
  title: string,
  items: readonly Item[],
  rowOf: (item: Item) => string,
  columnOf: (item: Item) => string,
  cellOf: (item: Item) => string,
): string {
  const columns = [...new Set(items.map(columnOf))];
  const rows = Map.groupBy(items, rowOf);
  return markdownTable(
    [title, ...columns],
    [...rows].map(([row, its]) => {
      const cells = new Map(its.map((item) => [columnOf(item), cellOf(item)]));
      return [row, ...columns.map((column) => cells.get(column) ?? "")];
    }),
  );
}
