import type { BenchRecord } from "./record.ts";

/** How much lower a ratio must be before it is called a regression, beyond both runs' quartiles. */
const RATIO_MARGIN = 0.03;

/** Says what is worse than in an earlier record: ours alone, and only what is beyond the noise. */
export function regressions(before: BenchRecord, now: BenchRecord): string[] {
  const found: string[] = [];
  const worse = (what: string, was: number, is: number, digits: number): void => {
    found.push(`${what}: ${was.toFixed(digits)} → ${is.toFixed(digits)}`);
  };
  for (const { transport, operation, contender, ratio } of now.costOfACall) {
    if (!contender.startsWith(OURS)) continue;
    const earlier = before.costOfACall.find(
      (one) => one.transport === transport && one.operation === operation && one.contender === contender,
    );
    if (earlier !== undefined && ratio.high + RATIO_MARGIN < earlier.ratio.median) {
      worse(`${contender}, ${operation}, ${transport}, ratio`, earlier.ratio.median, ratio.median, 2);
    }
  }
  for (const { name, gzipBytes } of now.sizes) {
    const earlier = before.sizes.find((one) => one.name === name);
    if (name.startsWith(OURS) && earlier !== undefined && gzipBytes > earlier.gzipBytes) {
      worse(`${name}, bytes`, earlier.gzipBytes, gzipBytes, 0);
    }
  }
  for (const { name, packages } of now.footprints) {
    const earlier = before.footprints.find((one) => one.name === name);
    if (name.startsWith(OURS) && earlier !== undefined && packages.length > earlier.packages.length) {
      worse(`${name}, packages`, earlier.packages.length, packages.length, 0);
    }
  }
  for (const { consumer, operations, typescript, instantiations } of now.types) {
    const earlier = before.types.find(
      (one) => one.consumer === consumer && one.operations === operations && one.typescript === typescript,
    );
    if (consumer.startsWith(OURS) && earlier !== undefined && instantiations > earlier.instantiations) {
      worse(
        `${consumer}, TypeScript ${typescript}, ${operations} operations, instantiations`,
        earlier.instantiations,
        instantiations,
        0,
      );
    }
  }
  const tokenRequests = Math.max(...now.expiry.map((trial) => trial.tokenRequests));
  if (tokenRequests > 1) worse("token requests at expiry", 1, tokenRequests, 0);
  return found;
}

const OURS = "@frontegg-identity/client";
