import { readFileSync } from "node:fs";
import { publint } from "publint";
import { formatMessage } from "publint/utils";
import type { PackedPackage } from "./packed-package.ts";

/** Asks publint whether exports, files and module formats fit each other. */
export async function publintProblems({ tarball, manifest }: PackedPackage): Promise<string[]> {
  const { buffer } = new Uint8Array(readFileSync(tarball));
  const { messages } = await publint({ pack: { tarball: buffer }, strict: true });
  return messages.map((message) => `${formatMessage(message, manifest, { color: false })}`);
}
