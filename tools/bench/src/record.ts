import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { cpus } from "node:os";
import manifest from "../package.json" with { type: "json" };
import type { Footprint } from "./install-footprint.ts";
import type { Size } from "./bundle-size.ts";
import type { Timing } from "./timing.ts";
import type { TypeCost } from "./type-cost.ts";

/** Everything that one run measured, and on what. */
export interface BenchRecord {
  /** UTC, to the second. */
  readonly date: string;
  /** Node, platform and processor. It names neither the host nor a path. */
  readonly machine: string;
  readonly versions: Readonly<Record<string, string>>;
  readonly timings: readonly Timing[];
  readonly sizes: readonly Size[];
  readonly footprints: readonly Footprint[];
  readonly types: readonly TypeCost[];
}

const results = new URL("../results/", import.meta.url);

function versionOf(name: string): string {
  const file = new URL(`../node_modules/${name}/package.json`, import.meta.url);
  return (JSON.parse(readFileSync(file, "utf8")) as { version: string }).version; // npm's format
}

/** Returns when, on what and with which versions a run measures. */
export function conditions(): Pick<BenchRecord, "date" | "machine" | "versions"> {
  return {
    date: `${new Date().toISOString().slice(0, 19)}Z`,
    machine: `Node ${process.versions.node}, ${process.platform} ${process.arch}, ${cpus()[0]?.model.trim()}, ${cpus().length} cores`,
    // What is compared, and what it is measured with. The rest are development dependencies.
    versions: Object.fromEntries(Object.keys(manifest.dependencies).map((name) => [name, versionOf(name)])),
  };
}

/** Keeps a record, named by its date. */
export function keepRecord(record: BenchRecord): void {
  const name = `${record.date.replaceAll(/[:Z]/g, "").replace("T", "-")}.json`;
  writeFileSync(new URL(name, results), `${JSON.stringify(record, null, 2)}\n`);
}

/** Returns the record that was kept last. */
export function lastRecord(): BenchRecord {
  const last = readdirSync(results).toSorted().at(-1)!;
  return JSON.parse(readFileSync(new URL(last, results), "utf8")) as BenchRecord; // nothing but keepRecord writes here
}
