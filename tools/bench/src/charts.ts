import { barChart, type Row } from "./bar-chart.ts";
import { OURS } from "./contender.ts";
import { lineChart, type Point } from "./line-chart.ts";
import { picture, type Picture } from "./picture.ts";
import type { BenchRecord } from "./record.ts";

/** By name of the file. Undefined where the record has no figures for it. */
export type Charts = Readonly<Record<"cost" | "types", Picture | undefined>>;

/** Draws the charts of a record: the same bytes for the same record. */
export function charts(record: BenchRecord): Charts {
  return { cost: costChart(record), types: typesChart(record) };
}

/** What the size of a contender is called where it has another name. Ours as it is timed: with everything on. */
const BUNDLES: Readonly<Record<string, string>> = {
  [OURS]: `${OURS}, environmentToken`,
  "axios + axios-retry": "axios",
  "@frontegg/client, HttpClient": "@frontegg/client",
};

/** Draws time and size in one picture, for the contenders that have both. */
function costChart({ timings, sizes }: BenchRecord): Picture | undefined {
  const bytes = new Map(sizes.map(({ name, gzipBytes }) => [name, gzipBytes]));
  const costs = timings.flatMap(({ contender, operation, multiple }) => {
    const size = bytes.get(BUNDLES[contender] ?? contender);
    return size === undefined || operation !== "getUser" ? [] : { name: contender, time: multiple.median, size };
  });
  const [slowest, largest] = [Math.max(...costs.map(({ time }) => time)), Math.max(...costs.map(({ size }) => size))];
  return barPicture(
    "What it costs: time and size",
    [
      "Left: own time of a call, beside a hand-written fetch with a timer.",
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

const kilobytes = (bytes: number): string => `${(bytes / 1_000).toFixed(1)} kB`;
