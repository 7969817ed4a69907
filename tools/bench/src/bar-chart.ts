import * as Plot from "@observablehq/plot";
import { OURS } from "./contender.ts";
import { drawn } from "./drawn.ts";
import type { Drawing } from "./picture.ts";

export interface Row {
  readonly name: string;
  readonly label: string;
  /** From where to where, in parts of the width. */
  readonly bars: readonly (readonly [number, number])[];
}

const ROW_HEIGHT = 40;

/** Bars under their name, so that a phone has the whole width for either. */
export function barChart(rows: readonly Row[]): Drawing {
  const bars = rows.flatMap((row) => row.bars.map(([x1, x2]) => ({ name: row.name, x1, x2 })));
  const text = { y: "name", dy: -7 } as const;
  const name = { ...text, text: "name", x: 0, textAnchor: "start" } as const;
  const [ours, others] = [rows.filter(isOurs), rows.filter((row) => !isOurs(row))];
  return drawn({
    height: ROW_HEIGHT * rows.length,
    margin: 0,
    marginRight: 1,
    x: { axis: null, domain: [0, 1] },
    y: { axis: null, domain: rows.map((row) => row.name), padding: 0 },
    marks: [
      Plot.barX(bars, { x1: "x1", x2: "x2", y: "name", fill: colour, insetTop: 23, insetBottom: 5, rx: 2 }),
      Plot.text(ours, { ...name, className: "name" }),
      Plot.text(others, name),
      Plot.text(rows, { ...text, text: "label", frameAnchor: "right" }),
    ],
  });
}

const isOurs = ({ name }: { readonly name: string }): boolean => name.startsWith(OURS);
const colour = (of: { readonly name: string }): string => (isOurs(of) ? "var(--ours)" : "var(--other)");
