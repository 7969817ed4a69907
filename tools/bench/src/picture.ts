/** Colours and fonts of every picture: the charts have them from here, the diagrams of the site repeat them. */
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

/** No wider, so that its letters can still be read where a phone shows it at two thirds. */
const WIDTH = 520;
const MARGIN = 20;

/** How wide a drawing is inside of its frame. */
export const INNER_WIDTH: number = WIDTH - 2 * MARGIN;

/** SVG elements, and how high they stand together. */
export interface Drawing {
  readonly content: string;
  readonly height: number;
}

/** An SVG file. */
export interface Picture {
  readonly svg: string;
  /** For an `alt`: what is shown. Its figures are in the description within, and beside it in tables. */
  readonly alternative: string;
}

/**
 * Frames a drawing. A page that shows it as an image gives it light or dark colours by the `color-scheme` of that image;
 * its own ground keeps it readable in a browser that goes by the system's instead.
 */
export function picture(
  title: string,
  subtitle: readonly string[],
  figures: readonly string[],
  { content, height }: Drawing,
): Picture {
  const top = MARGIN + 32 + 20 * subtitle.length;
  const full = top + height + MARGIN;
  const lines = subtitle.map((line, i) => `<text class="muted" x="${MARGIN}" y="${58 + 20 * i}">${line}</text>`);
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${full}" width="${WIDTH}" height="${full}" role="img" aria-labelledby="t d">
<title id="t">${title}</title>
<desc id="d">${subtitle.join(" ")} ${figures.join("; ")}.</desc>
<style>${PALETTE}</style>
<rect x=".5" y=".5" width="${WIDTH - 1}" height="${full - 1}" rx="10" fill="var(--ground)" stroke="var(--edge)"/>
<text class="title" x="${MARGIN}" y="34">${title}</text>
${lines.join("\n")}
<g transform="translate(${MARGIN} ${top})" text-anchor="middle">${content}</g>
</svg>
`;
  return { svg, alternative: `${title}. ${subtitle.join(" ")}` };
}
