import { generateEndpoints, generateServers, generateTypes } from "@frontegg-identity/generate";
import { quantile } from "./statistics.ts";
import { syntheticSpec } from "./synthetic-spec.ts";

export interface Generation {
  readonly operations: number;
  readonly milliseconds: number;
}

/** Times the way from a parsed spec to the modules of the types package: the median of some runs. */
export async function generation(operations: number, runs: number): Promise<Generation> {
  const spec = syntheticSpec(operations);
  const times: number[] = [];
  for (let i = 0; i < runs; i++) {
    const startedAt = performance.now();
    await generateTypes(spec, "a synthetic spec");
    generateServers(spec, "a synthetic spec");
    generateEndpoints(spec, "a synthetic spec");
    times.push(performance.now() - startedAt);
  }
  return { operations, milliseconds: quantile(times, 0.5) };
}
