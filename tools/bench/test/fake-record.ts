import { OURS } from "../src/contender.ts";
import type { BenchRecord } from "../src/record.ts";

/** A record with one figure of each kind; its own figures mean nothing. */
export function fakeRecord(changed: Partial<BenchRecord> = {}): BenchRecord {
  return {
    date: "2026-01-02T03:04:05Z",
    machine: { node: "26.0.0", platform: "linux x64", cpu: "a processor", cores: 2 },
    versions: { [OURS]: "1.0.0" },
    timings: [
      { operation: "getUser", contender: OURS, microseconds: 10, multiple: { median: 1.2, low: 1.1, high: 1.3 } },
    ],
    sizes: [{ name: OURS, minifiedBytes: 100, gzipBytes: 50 }],
    footprints: [{ name: OURS, packages: [OURS], kilobytes: 10 }],
    types: [{ consumer: OURS, operations: 3, typescript: "7.0.2", instantiations: 30, checkSeconds: 0.1 }],
    ...changed,
  };
}
