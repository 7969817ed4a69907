/** Colours and fonts of every picture: the charts have them from here, the diagrams of the site repeat them. */
export const PALETTE = `
:root { --ground: #fff; --edge: #d9dce4; --ink: #23262f; --muted: #5a6070; --ours: #4f46e5; --soft: #eeedfd; --other: #aeb5c4 }
@media (prefers-color-scheme: dark) {
  :root { --ground: #17181c; --edge: #3a3d47; --ink: #eceef2; --muted: #a6acba; --ours: #a29bff; --soft: #2a2850; --other: #596072 }
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
