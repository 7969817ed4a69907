import { markdownTable } from "markdown-table";
import { charts } from "./charts.ts";
import { contenders, REFERENCE } from "./contenders.ts";
import type { BenchRecord } from "./record.ts";

/** Writes the figures of a run as Markdown. The site's page shows the charts too. */
export function report(record: BenchRecord, withCharts = false): string {
  const { timings, sizes, footprints, types } = record;
  const drawn = withCharts ? Object.entries(charts(record)) : [];
  const images = drawn.map(([name, { alternative }]) => `![${alternative}](../../assets/charts/${name}.svg)`);
  return [
    ...images.slice(0, 1),
    "## Time of a call",
    `Time as a multiple of "${REFERENCE}" in the same pass: median of the passes (quartiles), CPU time in process. Less is better.`,
    pivot(
      "Contender",
      timings.map(({ contender, operation, microseconds, multiple: { median, low, high } }) => [
        contender,
        operation,
        `${microseconds.toFixed(1)} µs, ${median.toFixed(2)} (${low.toFixed(2)}–${high.toFixed(2)})`,
      ]),
    ),
    "Each contender does this besides sending the request and parsing the response:",
    table(
      ["Contender", "token", "timeout covers", "retries", "errors", "typed by the spec"],
      contenders.map(({ name, features }) => [name, ...features]),
    ),
    "## Size",
    table(
      ["Bundle", "minified, kB", "min + gzip, kB"],
      sizes.map(({ name, minifiedBytes, gzipBytes }) => [name, kilobytes(minifiedBytes), kilobytes(gzipBytes)]),
    ),
    table(
      ["Install", "packages", "kB"],
      footprints.map(({ name, packages, kilobytes: size }) => [name, `${packages.length}`, size.toFixed(0)]),
    ),
    "## Types",
    ...images.slice(1),
    "The compiler's work for a program with three calls, by the operations of the spec: instantiations.",
    pivot(
      "Program",
      types.map((cost) => [cost.program, `${cost.operations}`, `${cost.instantiations}`]),
    ),
    `Measured ${record.date.slice(0, 10)} with ${record.machine}, ${Object.entries(record.versions)
      .map((each) => each.join(" "))
      .join(", ")}.`,
  ].join("\n\n");
}

const kilobytes = (bytes: number): string => (bytes / 1_000).toFixed(1);

/** Writes a table whose first column is text, and whose others are figures. */
function table(header: readonly string[], rows: readonly (readonly string[])[]): string {
  return markdownTable([header, ...rows], { align: header.map((_, i) => (i === 0 ? null : "right")) });
}

/** Makes a table of cells that name their row and their column. */
function pivot(title: string, cells: readonly (readonly [row: string, column: string, text: string])[]): string {
  const columns = [...new Set(cells.map(([, column]) => column))];
  const rows = Map.groupBy(cells, ([row]) => row);
  return table(
    [title, ...columns],
    [...rows].map(([row, its]) => [row, ...columns.map((column) => its.find((cell) => cell[1] === column)?.[2] ?? "")]),
  );
}
