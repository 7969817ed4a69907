/**
 * Measures everything and prints one report.
 *
 * `--quick`: about a minute. `--clone`: also times the tests in a fresh clone, which takes minutes. `--json`: keeps a
 * record in `results/` and writes the site's page and charts from it. `--page`: measures nothing, writes these anew.
 */
import { parseArgs } from "node:util";
import { writeSiteFiles } from "./benchmark-page.ts";
import { cloneTimes } from "./clone-times.ts";
import { OURS } from "./contender.ts";
import { costOfACall } from "./cost-of-a-call.ts";
import { generatePeers } from "./generated-peers.ts";
import { generation } from "./generation.ts";
import { installFootprint } from "./install-footprint.ts";
import { loadLevels } from "./load-levels.ts";
import { conditions, keepRecord, lastRecord, type BenchRecord } from "./record.ts";
import { regressions } from "./regressions.ts";
import { report } from "./report.ts";
import { sizes } from "./size.ts";
import { startApiServer } from "./start-api-server.ts";
import { expiryTrial, heapTrial, inProcessExpiryTrial, rateLimitTrial, type RateLimitTrial } from "./trials.ts";
import { allConsumers, compilers, ourConsumers, typeCost, type TypeCost } from "./type-cost.ts";

const { quick, json, clone, page } = parseArgs({
  options: {
    quick: { type: "boolean", default: false },
    json: { type: "boolean", default: false },
    clone: { type: "boolean", default: false },
    page: { type: "boolean", default: false },
  },
}).values;

const INSTALLED = [OURS, "openapi-fetch", "ofetch", "ky", "axios", "@frontegg/client"];

async function measureTypes(): Promise<TypeCost[]> {
  const costs: TypeCost[] = [];
  for (const compiler of quick ? (["typescript-7"] as const) : compilers) {
    for (const consumer of allConsumers) costs.push(await typeCost(consumer, compiler));
  }
  for (const operations of quick ? [30, 300] : [30, 300, 3_000]) {
    for (const consumer of ourConsumers) costs.push(await typeCost(consumer, "typescript-7", operations));
  }
  return costs;
}

async function each<In, Out>(items: readonly In[], measure: (item: In) => Promise<Out>): Promise<Out[]> {
  const measured: Out[] = [];
  for (const item of items) measured.push(await measure(item));
  return measured;
}

/** One section after the other: they would disturb each other. */
async function measureAll(): Promise<BenchRecord> {
  step("generating the peers' clients");
  await generatePeers();
  const server = await startApiServer();
  try {
    step("cost of a call");
    const cost = await costOfACall(server, {
      "in process": { rounds: quick ? 40 : 400, sliceMs: 4 },
      // A call takes twenty times as long there.
      loopback: { rounds: quick ? 8 : 120, sliceMs: 40 },
    });
    step("calls in flight");
    const levels = await loadLevels(server, quick ? 1 : 5, quick ? 1_024 : 4_096);
    step("rate limit");
    const storm = (inFlight: number): Promise<RateLimitTrial> => rateLimitTrial(server, quick ? 400 : 2_000, inFlight);
    const rateLimit = await each(quick ? [32] : [32, 2_000], storm);
    step("token expiry");
    const expiry = [await inProcessExpiryTrial(10_000), await expiryTrial(server, 10_000, 1_024)];
    step("heap");
    const heap = await heapTrial(server, quick ? 5_000 : 100_000);
    step("sizes");
    const sizesNow = await sizes();
    const footprints = await each(INSTALLED, installFootprint);
    step("types");
    const types = await measureTypes();
    step("generation");
    const generations = await each(quick ? [3, 30, 300] : [3, 30, 300, 3_000], (count) => generation(count, 3));
    if (clone) step("fresh clones");
    return {
      ...conditions(),
      quick,
      costOfACall: cost,
      loadLevels: levels,
      rateLimit,
      expiry,
      heap,
      sizes: sizesNow,
      footprints,
      types,
      generation: generations,
      clone: clone ? await cloneTimes() : undefined,
    };
  } finally {
    await server.close();
  }
}

function step(name: string): void {
  console.error(`… ${name}`);
}

if (quick && json)
  throw new Error("A quick run is not kept: its figures vary too much. Leave one of --quick and --json out.");
if (page) {
  writeSiteFiles(lastRecord());
} else {
  const before = lastRecord();
  const record = await measureAll();
  const found = regressions(before, record).map((line) => `- ${line}`);
  console.log(report(record));
  console.log(`\n## Regressions since ${before.date}\n\n${found.join("\n") || "None."}`);
  if (json) {
    console.log(`\nKept as ${keepRecord(record)}.`);
    writeSiteFiles(record);
  }
}
