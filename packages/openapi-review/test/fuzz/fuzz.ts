import { parseArgs } from "node:util";
import fc from "fast-check";
import { judgeTypes, judgeWire } from "./judge.ts";
import { pairs } from "./pair-arbitrary.ts";

const { values } = parseArgs({
  options: {
    pairs: { type: "string", default: "1000" },
    seed: { type: "string", default: "1" },
    show: { type: "string", default: "5" },
    referee: { type: "string", multiple: true, default: ["wire", "types"] },
  },
});
const [count, seed, show] = [values.pairs, values.seed, values.show].map(Number) as [number, number, number]; // as many

/** Pairs of one program of the compiler. */
const AT_ONCE = 50;

const sample = fc.sample(pairs, { numRuns: count, seed });
for (const [referee, judge] of Object.entries({ wire: judgeWire, types: judgeTypes })) {
  if (!values.referee.includes(referee)) continue;
  const start = process.cpuUsage();
  let tried = 0;
  const failed: number[] = [];
  for (let from = 0; from < count; from += AT_ONCE) {
    const some = sample.slice(from, from + AT_ONCE);
    const judgement = await judge(some, seed);
    tried += judgement.tried;
    if (judgement.tooLow.length === 0) continue;
    for (const [index, pair] of some.entries())
      if ((await judge([pair], seed)).tooLow.length > 0) failed.push(from + index);
  }
  const { user, system } = process.cpuUsage(start);
  const seconds = ((user + system) / 1e6).toFixed(0);
  console.log(
    `${referee}: ${count} pairs, ${tried} tried, ${failed.length} rated too low, ${seconds} s of CPU (seed ${seed})`,
  );
  if (failed.length > 0) process.exitCode = 1;

  for (const index of failed.slice(0, show)) {
    const property = fc.asyncProperty(pairs, async (pair) => (await judge([pair], seed)).tooLow.length === 0);
    const limits = { seed, path: String(index), interruptAfterTimeLimit: 30_000 };
    const [smallest] = (await fc.check(property, limits)).counterexample ?? [];
    for (const { verdict, proof, pair } of smallest ? (await judge([smallest], seed)).tooLow : [])
      console.log(
        [
          `\n${index} rated ${verdict}, and this proves more: ${JSON.stringify(proof)}`,
          `before ${JSON.stringify(pair.before)}`,
          `after  ${JSON.stringify(pair.after)}`,
        ].join("\n  "),
      );
  }
}
