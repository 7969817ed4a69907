import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { readDescription, type Description } from "./read-description.ts";
import { redocly } from "./redocly.ts";
import { wireDifferences, type WireDifference } from "openapi-review/core";

/**
 * Renders the reference before and after, side by side in one HTML file of some megabytes that loads nothing. What
 * changed is marked where it stands.
 */
export async function renderReference(before: Description | undefined, after: Description): Promise<string> {
  // Read again, because marks are written into what was read.
  const [old, revised] = [before, after].map((one) => one && readDescription(one.name, one.text));
  const differences = old && revised ? wireDifferences(old.canonical, revised.canonical) : [];
  for (const difference of differences) mark(difference);
  const [left, right] = await Promise.all([old, revised].map(async (one) => one && (await buildDocs(one))));
  return `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<title>Before and after</title>
<style>
  body { display: grid; grid-template-columns: 1fr 1fr; gap: 2px; height: 100vh; margin: 0; background: #888; }
  section { display: flex; flex-direction: column; background: #fff; }
  h1 { margin: 0; padding: 4px 12px; font: bold 16px sans-serif; }
  iframe { flex: 1; border: 0; }
</style>
${column("Before", left)}
${column("After", right)}
</html>
`;
}

/** Nothing from the network, whatever the reference or a description asks for. The frames inherit it. */
const policy =
  "default-src 'none'; script-src 'unsafe-inline'; style-src 'unsafe-inline'; img-src data:; font-src data:; worker-src blob:";

/** The parts that the reference shows a description of. */
const shown = /^$|^\/(?:properties|parameters|requestBody|responses)\b/;

function mark({ change: { severity, message }, steps }: WireDifference): void {
  if (severity === "none") return;
  const place = steps.findLast(({ key }, index) => shown.test(key) && (key !== "" || index === 0));
  for (const node of [place?.before, place?.after]) {
    // Only what was just read is written to.
    const part: { description?: string } | undefined = node?.identity;
    if (part) part.description = `**Changed (${severity}):** ${message}\n\n${part.description ?? ""}`;
  }
}

function column(heading: string, page: string | undefined): string {
  const content =
    page === undefined
      ? "<p>There was none.</p>"
      : `<iframe title="${heading}" srcdoc="${escapeAttribute(withBase(page))}"></iframe>`;
  return `<section><h1>${heading}</h1>${content}</section>`;
}

async function buildDocs({ document }: Description): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), "spec-reference-"));
  try {
    const [source, output] = [join(folder, "openapi.json"), join(folder, "reference.html")];
    await writeFile(source, JSON.stringify(document));
    await redocly("build-docs", source, "--output", output, "--inlineBundle");
    return await readFile(output, "utf8");
  } finally {
    await rm(folder, { recursive: true });
  }
}

/** The pages of the reference are parts of its address. Without a base, those of a frame like this one lead out of it. */
function withBase(page: string): string {
  return page.replace("<head>", '<head><base href="about:srcdoc">');
}

function escapeAttribute(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll('"', "&quot;");
}
