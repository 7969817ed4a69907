import { existsSync } from "node:fs";
import { chromium as playwright, type Browser } from "playwright-core";

/** Debian's Chromium, or what else a machine has of it. */
export const chromium: string =
  ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"].find((path) => existsSync(path)) ??
  "/usr/bin/chromium";

/** Starts a headless Chromium that calls nobody by itself. */
export function launchChromium(program: string = chromium): Promise<Browser> {
  return playwright.launch({
    executablePath: program,
    timeout: 120_000,
    args: ["--no-sandbox", "--disable-gpu"],
  });
}
