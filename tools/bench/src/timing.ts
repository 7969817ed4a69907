import { execFile } from "node:child_process";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { contenders } from "./contenders.ts";

/** One pass of a contender, which took turns with the reference. */
export interface Pass {
  readonly operation: "getUser" | "updateUser";
  readonly contender: string;
  /** The CPU time of a call, in microseconds. It includes garbage collection on the program's own thread. */
  readonly microseconds: number;
  /** That time as a multiple of the reference's in the same pass. */
  readonly multiple: number;
}

/** How long a contender takes beside the reference: the medians of its passes, and the quartiles of the multiple. */
export interface Timing extends Omit<Pass, "multiple"> {
  readonly multiple: { readonly median: number; readonly low: number; readonly high: number };
}

/**
 * Times each contender in processes of its own, as an application has one of them. In one process, those that share
 * openapi-fetch would share what V8 compiled for the others too.
 *
 * @param rounds - The number of processes of each contender. What V8 decides differs from one to the next.
 */
export async function timings(rounds: number): Promise<Timing[]> {
  const passes: Pass[] = [];
  for (let round = 0; round < rounds; round++) {
    for (const { name } of contenders) passes.push(...(await passesOf(name)));
  }
  const groups = Map.groupBy(passes, ({ operation, contender }) => `${operation} ${contender}`);
  return [...groups.values()].map((group) => {
    const multiples = group.map(({ multiple }) => multiple);
    return {
      ...group[0]!, // a group has one at least
      microseconds: quantile(
        group.map(({ microseconds }) => microseconds),
        1 / 2,
      ),
      multiple: {
        median: quantile(multiples, 1 / 2),
        low: quantile(multiples, 1 / 4),
        high: quantile(multiples, 3 / 4),
      },
    };
  });
}

async function passesOf(contender: string): Promise<Pass[]> {
  const script = fileURLToPath(new URL("./time-contender.ts", import.meta.url));
  const { stdout } = await promisify(execFile)(process.execPath, [...process.execArgv, script, contender]);
  return JSON.parse(stdout) as Pass[]; // as it prints them
}

const quantile = (values: readonly number[], part: number): number =>
  values.toSorted((a, b) => a - b)[Math.floor(values.length * part)] ?? Number.NaN;
