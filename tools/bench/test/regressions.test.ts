import { expect, test } from "vitest";
import { OURS } from "../src/contender.ts";
import { regressions } from "../src/regressions.ts";
import { fakeRecord } from "./fake-record.ts";

function withRatio(median: number, contender = OURS): ReturnType<typeof fakeRecord> {
  const [cost] = fakeRecord().costOfACall;
  const ratio = { median, low: median - 0.02, high: median + 0.02 };
  return fakeRecord({ costOfACall: [{ ...cost!, contender, ratio }] });
}

test("a record has no regression against itself", () => {
  expect(regressions(fakeRecord(), fakeRecord())).toEqual([]);
});

test("a ratio that falls beyond the noise is a regression", () => {
  expect(regressions(fakeRecord(), withRatio(0.7))).toEqual([`${OURS}, getUser, in process, time: 1.25 → 1.43`]);
});

test("a ratio that falls within the noise is none", () => {
  expect(regressions(fakeRecord(), withRatio(0.77))).toEqual([]);
});

test("a peer that gets slower is no regression of ours", () => {
  expect(regressions(withRatio(0.9, "ky"), withRatio(0.5, "ky"))).toEqual([]);
});

test.for([
  [{ sizes: [{ name: OURS, minifiedBytes: 100, gzipBytes: 51 }] }, `${OURS}, bytes: 50 → 51`],
  [{ footprints: [{ name: OURS, packages: [OURS, "another"], kilobytes: 10 }] }, `${OURS}, packages: 1 → 2`],
  [
    { types: [{ consumer: OURS, operations: 3, typescript: "7.0.2", instantiations: 31, checkSeconds: 0.1 }] },
    `${OURS}, TypeScript 7.0.2, 3 operations, instantiations: 30 → 31`,
  ],
  [
    { expiry: [{ transport: "loopback", calls: 10, inFlight: 5, tokenRequests: 2, refused: 5 }] },
    "token requests at expiry: 1 → 2",
  ],
] as const)("a byte, a package, an instantiation or a token request more is a regression: %#", ([changed, line]) => {
  expect(regressions(fakeRecord(), fakeRecord(changed))).toEqual([line]);
});
