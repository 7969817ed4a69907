import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { cpus } from "node:os";
import type { Footprint } from "./install-footprint.ts";
import type { ScaleCost } from "./scale.ts";
import type { Size } from "./size.ts";
import type { Timing } from "./timing.ts";
import { compilerVersion, compilers, type TypeCost } from "./type-cost.ts";

/** Everything that one run measured, and on what. */
export interface BenchRecord {
  /** UTC, to the second. */
  readonly date: string;
  readonly machine: {
    readonly node: string;
    readonly platform: string;
    readonly cpu: string;
    readonly cores: number;
  };
  readonly versions: Readonly<Record<string, string>>;
  readonly timings: readonly Timing[];
  readonly sizes: readonly Size[];
  readonly footprints: readonly Footprint[];
  readonly types: readonly TypeCost[];
  /** What a spec of 3 and of 300 operations costs, if `--scale` has measured it. */
  readonly scale?: Pick<BenchRecord, "date" | "machine"> & { readonly costs: readonly ScaleCost[] };
}

const results = new URL("../results/", import.meta.url);

const measured = [
  "@frontegg-identity/client",
  "openapi-fetch",
  "ofetch",
  "ky",
  "@hey-api/openapi-ts",
  "@redocly/cli",
  "axios",
  "axios-retry",
  "mitata",
  "@frontegg/client",
  "esbuild",
];

/** Returns when, on what and with which versions a run measured. It names neither the host nor a path. */
export function conditions(): Pick<BenchRecord, "date" | "machine" | "versions"> {
  return {
    date: `${new Date().toISOString().slice(0, 19)}Z`,
    machine: {
      node: process.versions.node,
      platform: `${process.platform} ${process.arch}`,
      cpu: cpus()[0]?.model.trim() ?? "unknown",
      cores: cpus().length,
    },
    versions: {
      ...Object.fromEntries(measured.map((name) => [name, installedVersion(name)])),
      typescript: compilers.map(compilerVersion).join(", "),
    },
  };
}

/** Read as a file: some packages do not export their package.json. */
function installedVersion(name: string): string {
  const manifest = readFileSync(new URL(`../node_modules/${name}/package.json`, import.meta.url), "utf8");
  return (JSON.parse(manifest) as { version: string }).version;
}

/** Keeps a record, named by its date. */
export function keepRecord(record: BenchRecord): string {
  const name = fileOf(record);
  writeFileSync(new URL(name, results), `${JSON.stringify(record, null, 2)}\n`);
  return `tools/bench/results/${name}`;
}

/** Adds the costs of a larger spec to the record that was kept last. */
export function keepScale(costs: readonly ScaleCost[]): string {
  const { date, machine } = conditions();
  const record = lastRecord();
  writeFileSync(
    new URL(fileOf(record), results),
    `${JSON.stringify({ ...record, scale: { date, machine, costs } }, null, 2)}\n`,
  );
  return `tools/bench/results/${fileOf(record)}`;
}

function fileOf({ date }: BenchRecord): string {
  return `${date.replaceAll(/[:Z]/g, "").replace("T", "-")}.json`;
}

/** The record that was kept last. */
export function lastRecord(): BenchRecord {
  const last = readdirSync(results).toSorted().at(-1)!;
  // Nothing but keepRecord writes here.
  return JSON.parse(readFileSync(new URL(last, results), "utf8")) as BenchRecord;
}
