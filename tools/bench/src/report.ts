import type { Charts } from "./charts.ts";
import { REFERENCE } from "./contender.ts";
import { contenders } from "./contenders.ts";
import { markdownTable } from "./markdown-table.ts";
import type { BenchRecord } from "./record.ts";
import { inverse, type Spread } from "./statistics.ts";
import type { TypeCost } from "./type-cost.ts";

/**
 * Writes everything of a run as Markdown, for the terminal, for a pull request and, with its charts, for the site.
 */
export function report(record: BenchRecord, charts?: Charts): string {
  const chart = (name: keyof Charts): string[] => {
    const drawn = charts?.[name];
    return drawn === undefined ? [] : [`![${drawn.alternative}](../../assets/charts/${name}.svg)`];
  };
  return [
    "## Time of a call",
    ...chart("time"),
    `Time as a multiple of that of "${REFERENCE}" in the same round: median (quartiles). Less is better.`,
    costTable(record),
    "What each contender does besides sending the request and parsing the answer:",
    featureTable(),
    "## Size",
    ...chart("size"),
    sizeTable(record),
    footprintTable(record),
    "## Types",
    ...chart("types"),
    "What the compiler does for a program with the three calls: instantiations (check time in s).",
    typesTable(record),
    curveTable(record),
    "## Under load",
    "`getUser` on loopback; p50 and p99 in ms, processor time in µs a call, the heap's peak in MB.",
    loadTable(record),
    [
      ...record.rateLimit.map(
        ({ calls, inFlight, seconds, bestSeconds, wasted, failed }) =>
          `- Rate limit: ${calls} calls, ${inFlight} in flight, against 100 a second: ${seconds.toFixed(1)} s ` +
          `(best possible ${bestSeconds} s), ${wasted} requests answered 429, ${failed} calls failed.`,
      ),
      ...record.expiry.map(
        ({ transport, calls, inFlight, tokenRequests, refused }) =>
          `- Expired token, ${transport}: ${calls} calls, ${inFlight} in flight: ${tokenRequests} token request(s), ` +
          `${refused} calls answered 401 first and replayed.`,
      ),
      `- Heap after garbage collection during ${record.heap.calls} calls in sequence, MB: ` +
        `${record.heap.heapMb.map((mb) => mb.toFixed(1)).join(", ")}.`,
    ].join("\n"),
    "## Generation and checks",
    markdownTable(
      ["Operations in the spec", "Spec to types, ms"],
      record.generation.map(({ operations, milliseconds }) => [`${operations}`, milliseconds.toFixed(0)]),
    ),
    ...(record.clone
      ? [
          markdownTable(
            ["Fresh clone to green tests", "s"],
            [
              ["every cache empty", record.clone.coldSeconds.toFixed(1)],
              ["packages downloaded before", record.clone.warmSeconds.toFixed(1)],
              ["a second run in the same clone", record.clone.cachedSeconds.toFixed(1)],
            ],
          ),
        ]
      : []),
    `Measured ${conditionsLine(record)}`,
  ].join("\n\n");
}

/** On what, with what and when. */
function conditionsLine({ date, quick, machine, versions }: BenchRecord): string {
  const { node, platform, cpu, cores } = machine;
  const list = Object.entries(versions).map(([name, version]) => `${name} ${version}`);
  return `${date.slice(0, 10)}${quick ? ", quick run" : ""}; Node ${node}, ${platform}, ${cpu}, ${cores} cores; ${list.join(", ")}.`;
}

function multiple(ratio: Spread): string {
  const { median, low, high } = inverse(ratio);
  return `${median.toFixed(2)} (${low.toFixed(2)}–${high.toFixed(2)})`;
}

/** One row for each contender, with its time beside the reference's. */
function costTable({ costOfACall }: BenchRecord): string {
  return crossTable(
    "Contender",
    costOfACall,
    ({ contender }) => contender,
    ({ transport, operation }) => `${transport}, ${operation}`,
    ({ ratio }) => multiple(ratio),
  );
}

const yes = (feature: string | boolean): string => (feature === false ? "–" : feature === true ? "yes" : feature);

/** What each contender was configured to do. */
function featureTable(): string {
  return markdownTable(
    ["Contender", "token", "time limit over", "retries", "errors", "typed by the spec"],
    contenders.map(({ name, features: { token, timeout, retry, errors, types } }) => [
      name,
      ...[token, timeout, retry, errors, types].map(yes),
    ]),
  );
}

function loadTable({ loadLevels }: BenchRecord): string {
  return markdownTable(
    ["In flight, contender", "calls/s", "p50", "p99", "CPU", "heap"],
    loadLevels.map((level) => [
      `${level.inFlight}, ${level.contender}`,
      level.callsPerSecond.toFixed(0),
      level.p50Ms.toFixed(2),
      level.p99Ms.toFixed(2),
      level.cpuMicroseconds.toFixed(0),
      level.heapMb.toFixed(1),
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
