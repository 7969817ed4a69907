/** Prints what Lighthouse gives the kinds of pages that the site has. Performance varies with the machine: no test asserts it. */
import { lighthouseScores } from "./lighthouse-scores.ts";
import { serveSite } from "./serve-site.ts";

await using site = await serveSite();
console.table(await lighthouseScores(site.url, ["performance", "accessibility"]));
