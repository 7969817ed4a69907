import * as Plot from "@observablehq/plot";
import { Window } from "happy-dom";
import { OURS, REFERENCE } from "./contender.ts";
import { INNER_WIDTH, picture, type Drawing, type Picture } from "./picture.ts";
import type { BenchRecord } from "./record.ts";
import { inverse } from "./statistics.ts";
import type { TypeCost } from "./type-cost.ts";

const OURS_HTTP = `${OURS}, client.http`;
const OPENAPI_FETCH = "openapi-fetch";

/** By name of the file. Undefined where the record has no figures for it. */
export type Charts = Readonly<Record<"time" | "size" | "types", Picture | undefined>>;

/** Draws the charts of a record: the same bytes for the same record. */
export function charts(record: BenchRecord): Charts {
  return { time: time(record), size: size(record), types: types(record) };
}

function time({ costOfACall }: BenchRecord): Picture | undefined {
  const times = costOfACall.filter(({ operation }) => operation === "getUser");
  const overHttp = times
    .filter(({ transport, contender }) => transport === "loopback" && [REFERENCE, OURS].includes(contender))
    .map(({ contender, microseconds }) => `${microseconds.toFixed(0)} µs (${contender === OURS ? "ours" : contender})`);
  return barPicture(
    "Time of a call",
    [
      `getUser without a network, beside “${REFERENCE}”: median, with`,
      "quartiles as whiskers. Shorter is better.",
      ...(overHttp.length === 2 ? [`Over local HTTP: ${overHttp.join(", ")}.`] : []),
    ],
    times
      .filter(({ transport }) => transport === "in process")
      .map(({ contender, ratio, microseconds }) => {
        const { median, low, high } = inverse(ratio);
        const label = `${microseconds.toFixed(0)} µs · ${median.toFixed(2)}×`;
        return { name: contender, value: median, low, high, label };
      }),
  );
}

function size({ sizes }: BenchRecord): Picture | undefined {
  return barPicture(
    "Size in a bundle",
    ["Minified and compressed with gzip. Shorter is better."],
    sizes.map(({ name, gzipBytes }) => ({ name, value: gzipBytes, label: `${(gzipBytes / 1_000).toFixed(1)} kB` })),
  );
}

/** Of the newest compiler, which alone is given larger specs. */
function types({ types: costs }: BenchRecord): Picture | undefined {
  const typescript = costs.at(-1)?.typescript;
  const consumers = new Set([OURS, OURS_HTTP, OPENAPI_FETCH]);
  const points = costs.filter((cost) => cost.typescript === typescript && consumers.has(cost.consumer));
  if (new Set(points.map(({ operations }) => operations)).size < 2) return undefined;
  const figures = points.map(
    ({ consumer, operations, instantiations }) => `${consumer} at ${count(operations)}: ${count(instantiations)}`,
  );
  return picture(
    "Cost of types",
    [
      "Instantiations that a program with three calls asks of TypeScript,",
      `by the operations of the spec (${typescript}, both axes logarithmic).`,
    ],
    figures,
    lineChart(points),
  );
}

interface Bar {
  readonly name: string;
  readonly value: number;
  readonly low?: number;
  readonly high?: number;
  readonly label: string;
}

function barPicture(title: string, subtitle: readonly string[], bars: readonly Bar[]): Picture | undefined {
  if (bars.length === 0) return undefined;
  const sorted = bars.toSorted((a, b) => a.value - b.value);
  const figures = sorted.map(({ name, label }) => `${name}: ${label}`);
  return picture(title, subtitle, figures, barChart(sorted));
}

const isOurs = (name: string): boolean => name.startsWith(OURS);
const colour = (name: string): string => (isOurs(name) ? "var(--ours)" : "var(--other)");
const count = (n: number): string => n.toLocaleString("en");

const ROW = 40;

/** Each bar under its name, so that a phone has the whole width for either. */
function barChart(bars: readonly Bar[]): Drawing {
  const [ours, others] = [bars.filter(({ name }) => isOurs(name)), bars.filter(({ name }) => !isOurs(name))];
  const spread = bars.filter(({ low, high }) => low !== high);
  const whisker = { y: "name", stroke: "var(--ink)", insetTop: 24, insetBottom: 6 } as const;
  const text = { y: "name", dy: -7 } as const;
  const name = { ...text, text: "name", x: 0, textAnchor: "start" } as const;
  return drawn({
    height: ROW * bars.length,
    margin: 0,
    marginRight: 1,
    x: { axis: null, domain: [0, Math.max(...bars.map(({ high, value }) => high ?? value))] },
    y: { axis: null, domain: bars.map((bar) => bar.name), padding: 0 },
    marks: [
      Plot.barX(bars, {
        x: "value",
        y: "name",
        fill: (bar: Bar) => colour(bar.name),
        insetTop: 23,
        insetBottom: 5,
        rx: 2,
      }),
      Plot.ruleY(spread, { x1: "low", x2: "high", y: "name", stroke: "var(--ink)", dy: 9 }),
      Plot.tickX(spread, { ...whisker, x: "low" }),
      Plot.tickX(spread, { ...whisker, x: "high" }),
      Plot.text(ours, { ...name, className: "name" }),
      Plot.text(others, name),
      Plot.text(bars, { ...text, text: "label", frameAnchor: "right" }),
    ],
  });
}

const TICKS = [10, 100, 1_000, 10_000, 100_000];

/** `client.http` costs what openapi-fetch does, so that it is seen as dashes on its line. */
function lineChart(points: readonly TypeCost[]): Drawing {
  const at = { x: "operations", y: "instantiations" } as const;
  const axis = { label: null, tickSize: 0, tickFormat: count, className: "muted" } as const;
  const halo = { ...at, fill: "var(--ink)", stroke: "var(--ground)", strokeWidth: 6 } as const;
  const of = (consumer: string): TypeCost[] => points.filter((point) => point.consumer === consumer);
  const line = (consumer: string, options: Plot.LineOptions = {}): Plot.RenderableMark =>
    Plot.line(of(consumer), { ...at, stroke: colour(consumer), strokeWidth: 3, ...options });
  const named = (consumer: string, text: string, dy: number): Plot.RenderableMark[] => [
    Plot.dot(of(consumer), { ...at, r: 4, fill: colour(consumer) }),
    Plot.text(of(consumer), { ...halo, text: ({ instantiations }: TypeCost) => count(instantiations), dy: -16 }),
    Plot.text(of(consumer).slice(0, 1), { ...halo, text: [text], dx: -16, dy, textAnchor: "start", className: "name" }),
  ];
  return drawn({
    height: 300,
    marginLeft: 64,
    marginRight: 0,
    marginTop: 24,
    marginBottom: 24,
    insetLeft: 24,
    insetRight: 32,
    // Each spec has ten times the operations of the one before.
    x: { type: "point", domain: points.map(({ operations }) => operations), padding: 0 },
    y: { type: "log", domain: [TICKS[0]!, Math.max(...points.map(({ instantiations }) => instantiations))] },
    marks: [
      Plot.gridY(TICKS, { stroke: "var(--edge)", strokeOpacity: 1 }),
      Plot.axisY(TICKS, axis),
      Plot.axisX(axis),
      line(OPENAPI_FETCH),
      line(OURS_HTTP, { strokeDasharray: "3 7" }),
      line(OURS),
      ...named(OPENAPI_FETCH, "openapi-fetch, and client.http (dashes)", 28),
      ...named(OURS, "named methods: getUser, updateUser, …", -42),
    ],
  });
}

function drawn(options: Plot.PlotOptions & { readonly height: number }): Drawing {
  const { document } = new Window();
  // The cast holds for what Plot asks of a document: it makes elements and sets attributes.
  const svg = Plot.plot({ ...options, width: INNER_WIDTH, document: document as unknown as Document });
  svg.querySelector("style")?.remove();
  const content = svg.innerHTML.replaceAll(/\d+\.\d{3,}/g, (long) => `${Number(Number(long).toFixed(2))}`);
  return { content, height: options.height };
}
