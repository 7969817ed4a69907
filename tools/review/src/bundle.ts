import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { redocly } from "./redocly.ts";

/** Whether a description is split: it has a reference to another file. */
export function isSplit(text: string): boolean {
  return /["']?\$ref["']?\s*:\s*["']?[^\s"'#]/.test(text);
}

/** Makes one document of a description that is split into files. */
export async function bundle(file: string): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), "spec-bundle-"));
  try {
    const output = join(folder, "openapi.yaml");
    await redocly("bundle", file, "--output", output);
    return await readFile(output, "utf8");
  } finally {
    await rm(folder, { recursive: true });
  }
}
