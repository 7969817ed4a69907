import * as Plot from "@observablehq/plot";
import { Window } from "happy-dom";
import { OURS } from "./contenders.ts";
import type { BenchRecord } from "./record.ts";

/** An SVG file, and what it shows, for an `alt`. */
export interface Chart {
  readonly svg: string;
  readonly alternative: string;
}

/** Colours and letters of every picture. The diagrams of the site repeat them. */
export const PALETTE = `
:root { --ground: #fff; --edge: #dbe1e4; --ink: #0e1317; --muted: #56616b; --ours: #0f766e; --soft: #d5f2ed; --other: #aab4bb; --error: #b3261e }
@media (prefers-color-scheme: dark) {
  :root { --ground: #131a1f; --edge: #2b343b; --ink: #e9edef; --muted: #a3adb5; --ours: #2fb8a8; --soft: #0d312d; --other: #6b7780; --error: #ff9d94 }
}
svg { font: 15px system-ui, -apple-system, "Segoe UI", Roboto, sans-serif; fill: var(--ink) }
.title { font-size: 18px; font-weight: 650 }
.name { font-weight: 650 }
.muted { fill: var(--muted); font-size: 14px }
`;

/** No wider, so that a phone, which shows it at two thirds, still shows its letters. */
const WIDTH = 520;
const MARGIN = 20;

/** Draws the charts of a record by the name of their file. The same record gives the same bytes. */
export function charts(record: BenchRecord): Readonly<Record<"cost" | "types", Chart>> {
  return { cost: costChart(record), types: typesChart(record) };
}

/** What the bundle of a contender is called where it has another name. Ours is timed with everything on. */
const BUNDLES: Readonly<Record<string, string>> = {
  [OURS]: `${OURS}, environmentToken`,
  "axios + axios-retry": "axios",
  "@frontegg/client, HttpClient": "@frontegg/client",
};

/** Draws time and size beside each other, under the name, for the contenders that have a bundle. */
function costChart({ timings, sizes }: BenchRecord): Chart {
  const costs = timings
    .flatMap(({ contender: name, operation, multiple: { median: time } }) => {
      const size = sizes.find((each) => each.name === (BUNDLES[name] ?? name))?.gzipBytes;
      return size === undefined || operation !== "getUser" ? [] : [{ name, time, size }];
    })
    .toSorted((a, b) => a.time - b.time);
  const label = ({ time, size }: (typeof costs)[number]): string =>
    `${time.toFixed(2)}× · ${(size / 1_000).toFixed(1)} kB`;
  const [slowest, largest] = [Math.max(...costs.map(({ time }) => time)), Math.max(...costs.map(({ size }) => size))];
  const bar = {
    y: "name",
    fill: (cost: { name: string }) => (isOurs(cost) ? "var(--ours)" : "var(--other)"),
    insetTop: 23,
    insetBottom: 5,
    rx: 2,
  } as const;
  const text = { y: "name", dy: -7 } as const;
  const title = { ...text, text: "name", x: 0, textAnchor: "start" } as const;
  const [ours, others] = [costs.filter(isOurs), costs.filter((cost) => !isOurs(cost))];
  return chart(
    "What it costs: time and size",
    ["Left: a call's own time, beside a fetch with a timer.", "Right: size in a bundle, gzip. Shorter is better."],
    costs.map((cost) => `${cost.name}: ${label(cost)}`),
    {
      height: 40 * costs.length,
      margin: 0,
      marginRight: 1,
      x: { axis: null, domain: [0, 1] },
      y: { axis: null, domain: costs.map(({ name }) => name), padding: 0 },
      marks: [
        Plot.barX(costs, { ...bar, x1: 0, x2: ({ time }) => (0.48 * time) / slowest }),
        Plot.barX(costs, { ...bar, x1: 0.52, x2: ({ size }) => 0.52 + (0.48 * size) / largest }),
        Plot.text(ours, { ...title, className: "name" }),
        Plot.text(others, title),
        Plot.text(costs, { ...text, text: label, frameAnchor: "right" }),
      ],
    },
  );
}

const isOurs = ({ name }: { readonly name: string }): boolean => name.startsWith(OURS);
const count = (n: number): string => n.toLocaleString("en");
const TICKS = [1, 10, 100, 1_000, 10_000, 100_000];

/** Draws the work of the compiler for three calls. */
function typesChart({ types, versions }: BenchRecord): Chart {
  const pointsOf = (named: string): BenchRecord["types"] =>
    types.filter(({ program, calls }) => program === named && calls === 3);
  const [methods, http, bare] = [pointsOf(OURS), pointsOf(`${OURS}, client.http`), pointsOf("openapi-fetch")];
  const at = { x: "operations", y: "instantiations" } as const;
  const axis = { label: null, tickSize: 0, tickFormat: count, className: "muted" } as const;
  const text = { ...at, fill: "var(--ink)", stroke: "var(--ground)", strokeWidth: 6 } as const;
  const line = (points: BenchRecord["types"], stroke: string, name: string, dy: number): Plot.Markish[] => [
    Plot.line(points, { ...at, stroke, strokeWidth: 3 }),
    Plot.dot(points, { ...at, r: 4, fill: stroke }),
    Plot.text(points, { ...text, text: points.map(({ instantiations }) => count(instantiations)), dy: -16 }),
    Plot.text(points.slice(0, 1), { ...text, text: [name], dx: -16, dy, textAnchor: "start", className: "name" }),
  ];
  return chart(
    "Cost of types",
    [
      "Instantiations of a program with three calls, by the",
      `operations of the spec (TypeScript ${versions["typescript-7"]}, logarithmic).`,
    ],
    [...methods, ...http, ...bare].map((cost) => `${cost.program} at ${cost.operations}: ${cost.instantiations}`),
    {
      height: 300,
      margin: 24,
      marginLeft: 64,
      marginRight: 0,
      insetLeft: 24,
      insetRight: 32,
      // The sizes are ten times each other, so even distances are logarithmic.
      x: { type: "point", padding: 0 },
      y: { type: "log", domain: [1, 100_000] },
      marks: [
        Plot.gridY(TICKS, { stroke: "var(--edge)", strokeOpacity: 1 }),
        Plot.axisY(TICKS, axis),
        Plot.axisX(axis),
        line(bare, "var(--other)", "openapi-fetch, and client.http (dashes)", 28),
        Plot.line(http, { ...at, stroke: "var(--ours)", strokeWidth: 3, strokeDasharray: "3 7" }),
        line(methods, "var(--ours)", "named methods: getUser, updateUser, …", -42),
      ],
    },
  );
}

/** Frames a plot. Its own ground keeps it readable where the page's colour scheme isn't the system's. */
function chart(
  title: string,
  subtitle: readonly string[],
  figures: readonly string[],
  options: Plot.PlotOptions & { readonly height: number },
): Chart {
  // The cast holds for what Plot asks of a document: it makes elements and sets attributes.
  const document = new Window().document as unknown as Document;
  const plot = Plot.plot({ ...options, width: WIDTH - 2 * MARGIN, document });
  plot.querySelector("style")?.remove();
  const content = plot.innerHTML.replaceAll(/\d+\.\d{3,}/g, (long) => `${Number(Number(long).toFixed(2))}`);
  const top = MARGIN + 32 + 20 * subtitle.length;
  const height = top + options.height + MARGIN;
  const lines = subtitle.map((line, i) => `<text class="muted" x="${MARGIN}" y="${58 + 20 * i}">${line}</text>`);
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${height}" width="${WIDTH}" height="${height}" role="img" aria-labelledby="t d">
<title id="t">${title}</title>
<desc id="d">${subtitle.join(" ")} ${figures.join("; ")}.</desc>
<style>${PALETTE}</style>
<rect x=".5" y=".5" width="${WIDTH - 1}" height="${height - 1}" rx="10" fill="var(--ground)" stroke="var(--edge)"/>
<text class="title" x="${MARGIN}" y="34">${title}</text>
${lines.join("\n")}
<g transform="translate(${MARGIN} ${top})" text-anchor="middle">${content}</g>
</svg>
`;
  return { svg, alternative: `${title}. ${subtitle.join(" ")}` };
}
