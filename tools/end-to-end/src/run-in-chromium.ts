import { chromium, type Browser } from "playwright-core";
import type { SuiteSettings } from "./runtimes.ts";

/** Loads a bundle in a page of a headless Chromium, runs its suite there and gives the outcomes. */
export async function runInChromium(program: string, bundle: string, settings: SuiteSettings): Promise<unknown> {
  const browser = await launchChromium(program);
  try {
    const page = await browser.newPage();
    page.setDefaultTimeout(60_000);
    // A page of its own origin, as a front end is to the API.
    await page.goto(settings.faultUrl);
    await page.addScriptTag({ path: bundle, type: "module" });
    await page.waitForFunction("globalThis.runBehaviourSuite !== undefined");
    return await page.evaluate(`runBehaviourSuite(${JSON.stringify(settings)})`);
  } finally {
    await browser.close();
  }
}

/** Starts a headless Chromium that asks nobody for updates. */
export function launchChromium(program: string): Promise<Browser> {
  return chromium.launch({
    executablePath: program,
    timeout: 30_000,
    args: [
      "--no-sandbox",
      "--disable-gpu",
      "--disable-quic",
      "--no-first-run",
      "--disable-background-networking",
      "--disable-component-update",
      "--disable-sync",
    ],
  });
}
