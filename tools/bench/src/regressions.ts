import { OURS } from "./contender.ts";
import type { BenchRecord } from "./record.ts";

/** How much lower a ratio must be before it is called a regression, beyond both runs' quartiles. */
const RATIO_MARGIN = 0.03;

/** Says what is worse than in an earlier record: ours alone, and only what is beyond the noise. */
export function regressions(before: BenchRecord, now: BenchRecord): string[] {
  const found: string[] = [];
  for (const { transport, operation, contender, ratio } of now.costOfACall) {
    const earlier = before.costOfACall.find(
      (one) => one.transport === transport && one.operation === operation && one.contender === contender,
    )?.ratio.median;
    if (contender.startsWith(OURS) && earlier !== undefined && ratio.high + RATIO_MARGIN < earlier) {
      const change = `${(1 / earlier).toFixed(2)} → ${(1 / ratio.median).toFixed(2)}`;
      found.push(`${contender}, ${operation}, ${transport}, time: ${change}`);
    }
  }
  const counted = counts(before);
  for (const [what, count] of counts(now)) {
    const earlier = counted.get(what);
    if (what.startsWith(OURS) && earlier !== undefined && count > earlier) found.push(`${what}: ${earlier} → ${count}`);
  }
  const tokenRequests = Math.max(...now.expiry.map((trial) => trial.tokenRequests));
  if (tokenRequests > 1) found.push(`token requests at expiry: 1 → ${tokenRequests}`);
  return found;
}

/** What does not vary from run to run, so that one more is worse. */
function counts({ sizes, footprints, types }: BenchRecord): Map<string, number> {
  return new Map([
    ...sizes.map(({ name, gzipBytes }) => [`${name}, bytes`, gzipBytes] as const),
    ...footprints.map(({ name, packages }) => [`${name}, packages`, packages.length] as const),
    ...types.map(
      ({ consumer, operations, typescript, instantiations }) =>
        [`${consumer}, TypeScript ${typescript}, ${operations} operations, instantiations`, instantiations] as const,
    ),
  ]);
}
