import * as Plot from "@observablehq/plot";
import { Window } from "happy-dom";
import { INNER_WIDTH, type Drawing } from "./picture.ts";

/** Draws a plot without the frame that Plot gives it, and with no more digits than can be seen. */
export function drawn(options: Plot.PlotOptions & { readonly height: number }): Drawing {
  const { document } = new Window();
  // The cast holds for what Plot asks of a document: it makes elements and sets attributes.
  const svg = Plot.plot({ ...options, width: INNER_WIDTH, document: document as unknown as Document });
  svg.querySelector("style")?.remove();
  const content = svg.innerHTML.replaceAll(/\d+\.\d{3,}/g, (long) => `${Number(Number(long).toFixed(2))}`);
  return { content, height: options.height };
}
