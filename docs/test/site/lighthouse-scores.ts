import { launch } from "chrome-launcher";
import lighthouse from "lighthouse";
import { chromium } from "../../../tools/end-to-end/src/chromium.ts";

/** What Lighthouse gives a page, 0 to 100. */
export interface Scores {
  readonly path: string;
  readonly performance: number;
  readonly accessibility: number;
}

/** One page of each kind. */
export const kindsOfPages: readonly string[] = [
  "",
  "guides/back-end/",
  "api/operations/getuser/",
  "packages/client/classes/apierror/",
];

/** Looks at pages with Lighthouse, as a phone on a slow network, one after the other. */
export async function lighthouseScores(
  site: string,
  categories: ("performance" | "accessibility")[],
): Promise<Scores[]> {
  const browser = await launch({
    chromePath: chromium,
    chromeFlags: ["--headless=new", "--no-sandbox", "--disable-gpu"],
  });
  try {
    const scores: Scores[] = [];
    for (const path of kindsOfPages) {
      const result = await lighthouse(`${site}${path}`, {
        port: browser.port,
        onlyCategories: categories,
        disableFullPageScreenshot: true,
        logLevel: "error",
      });
      const score = (name: "performance" | "accessibility") =>
        Math.round((result?.lhr.categories[name]?.score ?? Number.NaN) * 100);
      scores.push({ path, performance: score("performance"), accessibility: score("accessibility") });
    }
    return scores;
  } finally {
    browser.kill();
  }
}
