import { parseArgs } from "node:util";
import fc from "fast-check";
import { judge } from "./judge.ts";
import { pairs } from "./pair-arbitrary.ts";

const { values } = parseArgs({
  options: {
    pairs: { type: "string", default: "20000" },
    seed: { type: "string", default: "1" },
    show: { type: "string", default: "5" },
  },
});
const [count, seed, show] = [values.pairs, values.seed, values.show].map(Number) as [number, number, number]; // as many

const started = performance.now();
const failed: number[] = [];
let [belowMajor, tooLow] = [0, 0];
for (const [index, pair] of fc.sample(pairs, { numRuns: count, seed }).entries()) {
  const judgement = judge(pair, seed);
  belowMajor += judgement.belowMajor;
  tooLow += judgement.tooLow.length;
  if (judgement.tooLow.length > 0) failed.push(index);
}
const seconds = ((performance.now() - started) / 1000).toFixed(0);
console.log(
  `${count} pairs, ${belowMajor} verdicts below major, ${tooLow} of them too low, ${seconds} s (seed ${seed})`,
);

for (const index of failed.slice(0, show)) {
  const property = fc.property(pairs, (pair) => judge(pair, seed).tooLow.length === 0);
  const { counterexample } = fc.check(property, { seed, path: String(index), interruptAfterTimeLimit: 30_000 });
  const [smallest] = counterexample ?? [];
  for (const { flow, verdict, value, before, after } of smallest ? judge(smallest, seed).tooLow : [])
    console.log(
      `\n${flow} rated ${verdict}, and ${JSON.stringify(value)} proves more\n  before ${JSON.stringify(before)}\n  after  ${JSON.stringify(after)}`,
    );
}
process.exitCode = tooLow > 0 ? 1 : 0;
