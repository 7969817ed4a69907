import { barChart, type Row } from "./bar-chart.ts";
import { OURS, REFERENCE } from "./contender.ts";
import type { CostOfACall } from "./cost-of-a-call.ts";
import { lineChart, type Point } from "./line-chart.ts";
import { picture, type Picture } from "./picture.ts";
import type { BenchRecord } from "./record.ts";
import { inverse, type Spread } from "./statistics.ts";

/** By name of the file. Undefined where the record has no figures for it. */
export type Charts = Readonly<Record<"cost" | "time" | "size" | "types", Picture | undefined>>;

/** Draws the charts of a record: the same bytes for the same record. */
export function charts(record: BenchRecord): Charts {
  return { cost: costChart(record), time: timeChart(record), size: sizeChart(record), types: typesChart(record) };
}

/** What the size of a contender is called where it has another name. Ours as it is timed: with everything on. */
const BUNDLES: Readonly<Record<string, string>> = {
  [OURS]: `${OURS}, environmentToken`,
  "axios + axios-retry": "axios",
  "@frontegg/client, HttpClient": "@frontegg/client",
};

/** Time and size in one, of the contenders that have both: for who looks at one picture alone. */
function costChart({ costOfACall, sizes }: BenchRecord): Picture | undefined {
  const bytes = new Map(sizes.map(({ name, gzipBytes }) => [name, gzipBytes]));
  const costs = ownTimes(costOfACall).flatMap(({ contender, time }) => {
    const size = bytes.get(BUNDLES[contender] ?? contender);
    return size === undefined ? [] : { name: contender, time: time.median, size };
  });
  const [slowest, largest] = [Math.max(...costs.map(({ time }) => time)), Math.max(...costs.map(({ size }) => size))];
  return barPicture(
    "What it costs: time and size",
    [
      "Left: own time of a call, beside a fetch by hand with a timer.",
      "Right: size in a bundle, gzip. Shorter is better.",
    ],
    costs.map(({ name, time, size }) => ({
      name,
      label: `${time.toFixed(2)}× · ${kilobytes(size)}`,
      bars: [
        [0, (0.48 * time) / slowest],
        [0.52, 0.52 + (0.48 * size) / largest],
      ],
    })),
  );
}

function timeChart({ costOfACall }: BenchRecord): Picture | undefined {
  const overHttp = costOfACall
    .filter(({ transport, operation }) => transport === "loopback" && operation === "getUser")
    .filter(({ contender }) => contender === REFERENCE || contender === OURS)
    .map(({ contender, microseconds }) => `${microseconds.toFixed(0)} µs (${contender === OURS ? "ours" : contender})`);
  const times = ownTimes(costOfACall);
  const slowest = Math.max(...times.map(({ time }) => time.high));
  return barPicture(
    "Time of a call",
    [
      `getUser without a network, beside “${REFERENCE}”: median, with`,
      "quartiles as whiskers. Shorter is better.",
      ...(overHttp.length === 2 ? [`Over local HTTP: ${overHttp.join(", ")}.`] : []),
    ],
    times.map(({ contender, time, microseconds }) => ({
      name: contender,
      label: `${microseconds.toFixed(0)} µs · ${time.median.toFixed(2)}×`,
      bars: [[0, time.median / slowest]],
      whisker: [time.low / slowest, time.high / slowest],
    })),
  );
}

function sizeChart({ sizes }: BenchRecord): Picture | undefined {
  const largest = Math.max(...sizes.map(({ gzipBytes }) => gzipBytes));
  return barPicture(
    "Size in a bundle",
    ["Minified and compressed with gzip. Shorter is better."],
    sizes.map(({ name, gzipBytes }) => ({ name, label: kilobytes(gzipBytes), bars: [[0, gzipBytes / largest]] })),
  );
}

/** Of the newest compiler, which alone is given larger specs. */
function typesChart({ types }: BenchRecord): Picture | undefined {
  const newest = types.filter(({ typescript }) => typescript === types.at(-1)?.typescript);
  const points = (program: string): Point[] =>
    newest
      .filter(({ consumer }) => consumer === program)
      .map(({ operations, instantiations }) => ({ x: operations, y: instantiations }));
  const programs = {
    "named methods": points(OURS),
    "client.http": points(`${OURS}, client.http`),
    "openapi-fetch": points("openapi-fetch"),
  };
  if (Object.values(programs).some((its) => its.length < 2)) return undefined;
  return picture(
    "Cost of types",
    [
      "Instantiations that a program with three calls asks of TypeScript,",
      `by the operations of the spec (${newest[0]?.typescript}, both axes logarithmic).`,
    ],
    Object.entries(programs).flatMap(([name, its]) => its.map(({ x, y }) => `${name} at ${x}: ${y}`)),
    lineChart([
      {
        name: "openapi-fetch, and client.http (dashes)",
        side: "below",
        colour: "var(--other)",
        points: programs["openapi-fetch"],
      },
      { colour: "var(--ours)", points: programs["client.http"] },
      {
        name: "named methods: getUser, updateUser, …",
        side: "above",
        colour: "var(--ours)",
        points: programs["named methods"],
      },
    ]),
  );
}

/** From the shortest to the longest; undefined for none. */
function barPicture(title: string, subtitle: readonly string[], rows: readonly Row[]): Picture | undefined {
  if (rows.length === 0) return undefined;
  const sorted = rows.toSorted((a, b) => a.bars[0]![1] - b.bars[0]![1]);
  const figures = sorted.map(({ name, label }) => `${name}: ${label}`);
  return picture(title, subtitle, figures, barChart(sorted));
}

/** Of one call, what each contender needs beside the reference. */
function ownTimes(costs: readonly CostOfACall[]): (CostOfACall & { readonly time: Spread })[] {
  return costs
    .filter(({ transport, operation }) => transport === "in process" && operation === "getUser")
    .map((cost) => ({ ...cost, time: inverse(cost.ratio) }));
}

const kilobytes = (bytes: number): string => `${(bytes / 1_000).toFixed(1)} kB`;
