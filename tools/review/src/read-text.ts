import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";

/** The text of a file; undefined where there is none. */
export function readText(folder: string, file: string): string | undefined {
  const path = join(folder, file);
  return existsSync(path) ? readFileSync(path, "utf8") : undefined;
}
