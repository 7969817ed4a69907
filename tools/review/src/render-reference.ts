import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Description } from "./read-description.ts";
import { redocly } from "./redocly.ts";

/**
 * Renders the reference before and after, side by side in one HTML file of some megabytes that needs no network.
 */
export async function renderReference(before: Description | undefined, after: Description): Promise<string> {
  const [left, right] = await Promise.all([before && buildDocs(before), buildDocs(after)]);
  return `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<title>${after.name}: before and after</title>
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

function column(heading: string, page: string | undefined): string {
  const content =
    page === undefined
      ? "<p>There was none.</p>"
      : `<iframe title="${heading}" srcdoc="${escapeAttribute(page)}"></iframe>`;
  return `<section><h1>${heading}</h1>${content}</section>`;
}

async function buildDocs({ text }: Description): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), "spec-reference-"));
  try {
    const [source, output] = [join(folder, "openapi.yaml"), join(folder, "reference.html")];
    await writeFile(source, text);
    await redocly("build-docs", source, "--output", output, "--inlineBundle");
    return await readFile(output, "utf8");
  } finally {
    await rm(folder, { recursive: true });
  }
}

function escapeAttribute(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll('"', "&quot;");
}
