import { OURS } from "../src/contender.ts";
import type { BenchRecord } from "../src/record.ts";

/** A record with one figure of each kind; its own figures mean nothing. */
export function fakeRecord(changed: Partial<BenchRecord> = {}): BenchRecord {
  return {
    date: "2026-01-02T03:04:05Z",
    quick: false,
    machine: { node: "26.0.0", platform: "linux x64", cpu: "a processor", cores: 2 },
    versions: { [OURS]: "1.0.0" },
    costOfACall: [
      {
        transport: "in process",
        operation: "getUser",
        contender: OURS,
        ratio: { median: 0.8, low: 0.78, high: 0.82 },
        microseconds: 10,
      },
    ],
    loadLevels: [],
    rateLimit: [],
    expiry: [{ transport: "loopback", calls: 10, inFlight: 5, tokenRequests: 1, refused: 5 }],
    heap: { calls: 10, heapMb: [1, 1] },
    sizes: [{ name: OURS, minifiedBytes: 100, gzipBytes: 50 }],
    footprints: [{ name: OURS, packages: [OURS], kilobytes: 10 }],
    types: [{ consumer: OURS, operations: 3, typescript: "7.0.2", instantiations: 30, checkSeconds: 0.1 }],
    generation: [],
    ...changed,
  };
}
