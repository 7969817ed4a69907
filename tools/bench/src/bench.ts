/**
 * Measures everything and prints one report. `--quick` takes a minute. `--scale` measures what 300 operations cost, and
 * nothing else. `--json` keeps a record in `results/` and writes
 * the site's page and charts from it. `--page` measures nothing and writes page and charts anew.
 */
import { parseArgs } from "node:util";
import { writeSiteFiles } from "./benchmark-page.ts";
import { OURS } from "./contender.ts";
import { generatePeers } from "./generated-peers.ts";
import { installFootprint } from "./install-footprint.ts";
import { conditions, keepRecord, keepScale, lastRecord, type BenchRecord } from "./record.ts";
import { report } from "./report.ts";
import { scaleCosts } from "./scale.ts";
import { sizes } from "./size.ts";
import { timings } from "./timing.ts";
import { allConsumers, compilers, ourConsumers, typeCost, type TypeCost } from "./type-cost.ts";

const { quick, json, page, scale } = parseArgs({
  options: {
    quick: { type: "boolean", default: false },
    json: { type: "boolean", default: false },
    page: { type: "boolean", default: false },
    scale: { type: "boolean", default: false },
  },
}).values;

const INSTALLED = [OURS, "openapi-fetch", "ofetch", "ky", "axios", "@frontegg/client"];

async function measureTypes(): Promise<TypeCost[]> {
  const costs: TypeCost[] = [];
  for (const compiler of quick ? (["typescript-7"] as const) : compilers) {
    for (const consumer of allConsumers) costs.push(await typeCost(consumer, compiler));
  }
  for (const operations of quick ? [300] : [30, 300, 3_000]) {
    for (const consumer of ourConsumers) costs.push(await typeCost(consumer, "typescript-7", operations));
  }
  return costs;
}

/** Measures one section after the other, because they would disturb each other. */
async function measureAll(): Promise<BenchRecord> {
  await generatePeers();
  return {
    ...conditions(),
    timings: quick ? await timings(3, 100) : await timings(9, 500),
    sizes: await sizes(),
    footprints: await Promise.all(INSTALLED.map(installFootprint)),
    types: await measureTypes(),
  };
}

if (quick && json) throw new Error("A quick run is not kept, because its figures vary too much. Leave out --quick.");
if (scale) {
  const costs = [...(await scaleCosts(3)), ...(await scaleCosts(300))];
  console.table(costs);
  if (json) console.log(`Kept in ${keepScale(costs)}.`);
} else if (page) {
  writeSiteFiles(lastRecord());
} else {
  const record = await measureAll();
  console.log(report(record));
  if (json) {
    console.log(`\nKept as ${keepRecord(record)}.`);
    writeSiteFiles(record);
  }
}
