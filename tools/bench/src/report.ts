import type { Charts } from "./charts.ts";
import { contenders } from "./contenders.ts";
import { REFERENCE } from "./cost-of-a-call.ts";
import { markdownTable } from "./markdown-table.ts";
import type { BenchRecord } from "./record.ts";
import { inverse, type Spread } from "./statistics.ts";

/**
 * Writes everything of a run as Markdown, for the terminal, for a pull request and, with its charts, for the site.
 */
export function report(record: BenchRecord, charts?: Charts): string {
  const chart = (name: keyof Charts): string[] => {
    const drawn = charts?.[name];
    return drawn === undefined ? [] : [`![${drawn.alternative}](../../assets/charts/${name}.svg)`];
  };
  return [
    conditionsLine(record),
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

const columns = [
  ["in process", "getUser"],
  ["in process", "updateUser"],
  ["loopback", "getUser"],
  ["loopback", "updateUser"],
] as const;

/** One row for each contender, with its time beside the reference's. */
function costTable({ costOfACall }: BenchRecord): string {
  const names = [...new Set(costOfACall.map(({ contender }) => contender))];
  return markdownTable(
    ["Contender", ...columns.map((column) => column.join(", "))],
    names.map((name) => [
      name,
      ...columns.map(([transport, operation]) => {
        const cost = costOfACall.find(
          (one) => one.contender === name && one.transport === transport && one.operation === operation,
        );
        return cost === undefined ? "" : multiple(cost.ratio);
      }),
    ]),
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
  const compilers = [...new Set(real.map(({ typescript }) => typescript))];
  return markdownTable(
    ["Program", ...compilers.map((version) => `TypeScript ${version}`)],
    [...new Set(real.map(({ consumer }) => consumer))].map((consumer) => [
      consumer,
      ...compilers.map((version) => {
        const cost = real.find((one) => one.consumer === consumer && one.typescript === version);
        return cost === undefined ? "" : `${cost.instantiations} (${cost.checkSeconds.toFixed(2)})`;
      }),
    ]),
  );
}

function curveTable({ types }: BenchRecord): string {
  const newest = types.at(-1)?.typescript;
  const ours = types.filter(({ typescript }) => typescript === newest);
  const counts = [...new Set(ours.map(({ operations }) => operations))];
  const consumers = [...new Set(ours.filter(({ operations }) => operations > 3).map(({ consumer }) => consumer))];
  return markdownTable(
    [`TypeScript ${newest}, operations in the spec`, ...counts.map(String)],
    consumers.map((consumer) => [
      consumer,
      ...counts.map((count) => {
        const cost = ours.find((one) => one.consumer === consumer && one.operations === count);
        return cost === undefined ? "" : `${cost.instantiations} (${cost.checkSeconds.toFixed(2)})`;
      }),
    ]),
  );
}
