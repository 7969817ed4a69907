/**
 * Measures everything and prints one report. `--quick` takes a minute or two. `--json` keeps a record in `results/` and writes
 * the site's page and charts from it. `--page` measures nothing and writes page and charts from the record that was kept last.
 */
import { writeFileSync } from "node:fs";
import { parseArgs } from "node:util";
import { OURS } from "./contenders.ts";
import { enlargeRepository, type EnlargedRepository } from "./enlarged-repository.ts";
import { installFootprint } from "./install-footprint.ts";
import { conditions, keepRecord, lastRecord, type BenchRecord } from "./record.ts";
import { report } from "./report.ts";
import { scaleCosts } from "./scale.ts";
import { siteFiles } from "./site-files.ts";
import { sizes } from "./size.ts";
import { timings } from "./timing.ts";
import { allPrograms, typeCost, type Program, type TypeCost } from "./type-cost.ts";

const flag = { type: "boolean", default: false } as const;
const { quick, json, page } = parseArgs({ options: { quick: flag, json: flag, page: flag } }).values;

const INSTALLED = [OURS, "openapi-fetch", "ofetch", "ky", "axios", "@frontegg/client"];
/** Their types follow the spec's, so that its size matters. */
const SCALED: readonly Program[] = [OURS, `${OURS}, client.http`, "openapi-fetch"];

/** Compiles programs with three calls, and at 300 operations those with a call of each. */
async function measureTypes(three: EnlargedRepository, larger: readonly EnlargedRepository[]): Promise<TypeCost[]> {
  const costs: TypeCost[] = [];
  for (const program of allPrograms) costs.push(await typeCost(program, three));
  for (const enlarged of larger) for (const program of SCALED) costs.push(await typeCost(program, enlarged));
  for (const program of [...SCALED, "hey-api, generated"] as const)
    costs.push(await typeCost(program, larger.at(-1) ?? three, 300));
  return costs;
}

/** Measures one section after the other, because they would disturb each other. */
async function measureAll(): Promise<BenchRecord> {
  const three = await enlargeRepository(3, ["hey-api", "redocly"]);
  const larger = [...(quick ? [] : [await enlargeRepository(30)]), await enlargeRepository(300, ["hey-api"])];
  return {
    ...conditions(),
    timings: await timings(quick ? 3 : 25),
    sizes: await sizes(),
    footprints: await Promise.all(INSTALLED.map(installFootprint)),
    types: await measureTypes(three, larger),
    scale: [...(await scaleCosts(three)), ...(await scaleCosts(larger.at(-1) ?? three))],
  };
}

if (json && quick) throw new Error("Only a whole run is kept. Leave out --quick.");
const record = page ? lastRecord() : await measureAll();
if (!page) console.log(report(record));
if (json) keepRecord(record);
if (json || page) for (const [address, text] of siteFiles(record)) writeFileSync(new URL(address), text);
