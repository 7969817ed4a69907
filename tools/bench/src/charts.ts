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

/** Two figures of a contender, and how they are written. */
interface Row {
  readonly name: string;
  readonly figures: readonly [left: number, right: number];
  readonly label: string;
}

/** Draws time and size for the contenders that have a bundle. */
function costChart({ timings, sizes }: BenchRecord): Chart {
  const rows = timings.flatMap(({ contender: name, operation, multiple: { median: time } }): Row[] => {
    const size = sizes.find((each) => each.name === name)?.gzipBytes;
    if (size === undefined || operation !== "getUser") return [];
    return [{ name, figures: [time, size], label: `${time.toFixed(2)}× · ${(size / 1_000).toFixed(1)} kB` }];
  });
  const longest = [0, 1].map((side) => Math.max(...rows.map(({ figures }) => figures[side] ?? 0)));
  return chart(
    "What it costs: time and size",
    ["Left: a call's own time, beside a fetch with a timer.", "Right: size in a bundle, gzip. Shorter is better."],
    rows,
    longest,
  );
}

/** Draws the work of the compiler for three calls, with a smaller and a larger spec. */
function typesChart({ types, versions }: BenchRecord): Chart {
  const rows = [...Map.groupBy(types, ({ program }) => program)].map(([name, costs]): Row => {
    const [left = 0, right = 0] = costs.map(({ instantiations }) => instantiations);
    return { name, figures: [left, right], label: `${left.toLocaleString("en")} · ${right.toLocaleString("en")}` };
  });
  const most = Math.max(...rows.flatMap(({ figures }) => figures));
  return chart(
    "Cost of types",
    [
      `Instantiations for three calls (TypeScript ${versions["typescript-7"]}). Left: of a`,
      "spec of 3 operations. Right: of 300. Shorter is better.",
    ],
    rows,
    [most, most],
  );
}

/** The part of the width that a bar takes. Even the shortest can be seen. */
function partOf(figure: number, longest: number): number {
  return Math.max(0.005, (0.48 * figure) / longest);
}

/**
 * Draws two bars beside each other under each name, as parts of the longest. The picture's own ground keeps it readable where
 * the page's colour scheme isn't the system's.
 */
function chart(
  title: string,
  subtitle: readonly string[],
  unsorted: readonly Row[],
  [left = 1, right = 1]: readonly number[],
): Chart {
  const rows = unsorted.toSorted((a, b) => a.figures[0] - b.figures[0]);
  const bar = {
    y: "name",
    fill: (row: Row) => (row.name.startsWith(OURS) ? "var(--ours)" : "var(--other)"),
    insetTop: 23,
    insetBottom: 5,
    rx: 2,
  } as const;
  const text = { y: "name", dy: -7 } as const;
  // The cast holds for what Plot asks of a document: it makes elements and sets attributes.
  const document = new Window().document as unknown as Document;
  const plot = Plot.plot({
    document,
    width: WIDTH - 2 * MARGIN,
    height: 40 * rows.length,
    margin: 0,
    marginRight: 1,
    x: { axis: null, domain: [0, 1] },
    y: { axis: null, domain: rows.map(({ name }) => name), padding: 0 },
    marks: [
      Plot.barX(rows, { ...bar, x1: 0, x2: ({ figures }: Row) => partOf(figures[0], left) }),
      Plot.barX(rows, { ...bar, x1: 0.52, x2: ({ figures }: Row) => 0.52 + partOf(figures[1], right) }),
      Plot.text(rows, { ...text, text: "name", x: 0, textAnchor: "start", className: "name" }),
      Plot.text(rows, { ...text, text: "label", frameAnchor: "right" }),
    ],
  });
  plot.querySelector("style")?.remove();
  const content = plot.innerHTML.replaceAll(/\d+\.\d{3,}/g, (long) => `${Number(Number(long).toFixed(2))}`);
  const top = MARGIN + 32 + 20 * subtitle.length;
  const height = top + 40 * rows.length + MARGIN;
  const lines = subtitle.map((line, i) => `<text class="muted" x="${MARGIN}" y="${58 + 20 * i}">${line}</text>`);
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${height}" width="${WIDTH}" height="${height}" role="img" aria-labelledby="t d">
<title id="t">${title}</title>
<desc id="d">${subtitle.join(" ")} ${rows.map(({ name, label }) => `${name}: ${label}`).join("; ")}.</desc>
<style>${PALETTE}</style>
<rect x=".5" y=".5" width="${WIDTH - 1}" height="${height - 1}" rx="10" fill="var(--ground)" stroke="var(--edge)"/>
<text class="title" x="${MARGIN}" y="34">${title}</text>
${lines.join("\n")}
<g transform="translate(${MARGIN} ${top})" text-anchor="middle">${content}</g>
</svg>
`;
  return { svg, alternative: `${title}. ${subtitle.join(" ")}` };
}
