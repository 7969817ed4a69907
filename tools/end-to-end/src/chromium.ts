import { existsSync } from "node:fs";

/** Debian's Chromium, or what else a machine has of it. */
export const chromium: string =
  ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"].find((path) => existsSync(path)) ??
  "/usr/bin/chromium";
