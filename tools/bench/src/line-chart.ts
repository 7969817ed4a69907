import * as Plot from "@observablehq/plot";
import { drawn } from "./drawn.ts";
import type { Drawing } from "./picture.ts";

export interface Line {
  /** With no name it is dashes on another line. */
  readonly name?: string;
  /** Where the name stands: above the line, or below. */
  readonly side?: "above" | "below";
  readonly colour: string;
  readonly points: readonly Point[];
}

export interface Point {
  readonly x: number;
  readonly y: number;
}

const TICKS = [10, 100, 1_000, 10_000, 100_000];

/** Lines on a logarithmic height. The values of x stand at even distances: ten times of each other, that is logarithmic too. */
export function lineChart(lines: readonly Line[]): Drawing {
  const at = { x: "x", y: "y" } as const;
  const axis = { label: null, tickSize: 0, tickFormat: count, className: "muted" } as const;
  const text = { ...at, fill: "var(--ink)", stroke: "var(--ground)", strokeWidth: 6 } as const;
  const points = lines.flatMap((line) => line.points);
  return drawn({
    height: 300,
    marginLeft: 64,
    marginRight: 0,
    marginTop: 24,
    marginBottom: 24,
    insetLeft: 24,
    insetRight: 32,
    x: { type: "point", domain: points.map(({ x }) => x), padding: 0 },
    y: { type: "log", domain: [TICKS[0]!, Math.max(...points.map(({ y }) => y))] },
    marks: [
      Plot.gridY(TICKS, { stroke: "var(--edge)", strokeOpacity: 1 }),
      Plot.axisY(TICKS, axis),
      Plot.axisX(axis),
      ...lines.map(({ name, colour, points: its }) =>
        Plot.line(its, {
          ...at,
          stroke: colour,
          strokeWidth: 3,
          ...(name === undefined && { strokeDasharray: "3 7" }),
        }),
      ),
      ...lines.flatMap(({ name, side, colour, points: its }) =>
        name === undefined
          ? []
          : [
              Plot.dot(its, { ...at, r: 4, fill: colour }),
              Plot.text(its, { ...text, text: ({ y }: Point) => count(y), dy: -16 }),
              Plot.text(its.slice(0, 1), {
                ...text,
                text: [name],
                dx: -16,
                dy: side === "below" ? 28 : -42,
                textAnchor: "start",
                className: "name",
              }),
            ],
      ),
    ],
  });
}

const count = (n: number): string => n.toLocaleString("en");
