/**
 * Measures everything and prints one report. `--quick` takes two or three minutes. `--json` keeps a record in `results/` and writes
 * the site's page and charts from it. `--page` measures nothing and writes page and charts from the record that was kept last.
 */
import { writeFileSync } from "node:fs";
import { parseArgs } from "node:util";
import { OURS } from "./contenders.ts";
import { enlargeRepository } from "./enlarged-repository.ts";
import { generatePeers } from "./generated-peers.ts";
import { installFootprint } from "./install-footprint.ts";
import { conditions, keepRecord, lastRecord, type BenchRecord } from "./record.ts";
import { report } from "./report.ts";
import { siteFiles } from "./site-files.ts";
import { sizes } from "./bundle-size.ts";
import { timings } from "./timing.ts";
import { programs, typeCost, type TypeCost } from "./type-cost.ts";

const flag = { type: "boolean", default: false } as const;
const { quick, json, page } = parseArgs({ options: { quick: flag, json: flag, page: flag } }).values;

const INSTALLED = [OURS, "openapi-fetch", "ofetch", "ky", "axios", "@frontegg/client"];

/** Measures one section after the other, because they would disturb each other. */
async function measureAll(): Promise<BenchRecord> {
  const [three, many] = [await enlargeRepository(3), await enlargeRepository(300)];
  const types: TypeCost[] = [];
  for (const enlarged of [three, many]) {
    await generatePeers(enlarged);
    for (const program of Object.keys(programs)) types.push(await typeCost(program, enlarged));
  }
  return {
    ...conditions(),
    timings: await timings(quick ? 1 : 3),
    sizes: await sizes(many),
    footprints: await Promise.all(INSTALLED.map(installFootprint)),
    types,
  };
}

if (json && quick) throw new Error("Only a whole run is kept. Leave out --quick.");
const record = page ? lastRecord() : await measureAll();
if (!page) console.log(report(record));
if (json) keepRecord(record);
if (json || page) for (const [address, text] of siteFiles(record)) writeFileSync(new URL(address), text);
