import { startMock } from "@frontegg-identity/mock";
import { measure } from "mitata";
import { REFERENCE, type Calls } from "./contender.ts";
import { contenders } from "./contenders.ts";
import { credentials, environmentToken, environmentTokenJson, userId, userJson, userUpdate } from "./fixture.ts";

/** How long a contender takes beside the reference. Times include garbage collection. */
export interface Timing {
  readonly operation: "getUser" | "updateUser";
  readonly contender: string;
  /** The median time of a call, in microseconds. */
  readonly microseconds: number;
  /** That time as a multiple of the reference's in the same pass: the median of the passes, and their extremes. */
  readonly multiple: Spread;
}

export interface Spread {
  readonly median: number;
  readonly low: number;
  readonly high: number;
}

/**
 * Times each contender in this process: `fetch` is a function that returns a new `Response`, so the time is the
 * contender's own. The contenders take turns in several passes, and a multiple compares times of one pass only.
 */
export async function timings(passes: number, passMs: number): Promise<Timing[]> {
  await using mock = await startMock();
  const prepared: { readonly name: string; readonly calls: Calls }[] = [];
  for (const { name, create } of contenders) {
    // Only the vendor's SDK calls the mock, for its token: it takes no `fetch` for that.
    const calls = await create({ baseUrl: mock.url, fetch: inProcessFetch, token: environmentToken, credentials });
    for (const user of [await calls.getUser(userId), await calls.updateUser(userId, userUpdate)]) {
      if (JSON.stringify(user) !== userJson) throw new Error(`${name} doesn't return the user that the API answers`);
    }
    prepared.push({ name, calls });
  }

  const found: Timing[] = [];
  for (const operation of ["getUser", "updateUser"] as const) {
    const times = new Map(prepared.map(({ name }): [string, number[]] => [name, []]));
    for (let pass = 0; pass < passes; pass++) {
      for (const { name, calls } of prepared) {
        const call = operation === "getUser" ? () => calls.getUser(userId) : () => calls.updateUser(userId, userUpdate);
        // A sample is the mean of 256 calls, so that it includes its share of garbage collection.
        const { p50 } = await measure(call, { min_cpu_time: passMs * 1e6, batch_samples: 256 });
        times.get(name)?.push(p50 / 1_000);
      }
    }
    const reference = times.get(REFERENCE) ?? [];
    for (const [contender, microseconds] of times) {
      const multiples = microseconds.map((time, pass) => time / (reference[pass] ?? Number.NaN));
      found.push({ operation, contender, microseconds: spread(microseconds).median, multiple: spread(multiples) });
    }
  }
  for (const { calls } of prepared) await calls.close?.();
  return found;
}

const init: ResponseInit = { status: 200, headers: { "content-type": "application/json; charset=utf-8" } };

const inProcessFetch: typeof globalThis.fetch = async (input) => {
  const url = input instanceof Request ? input.url : input.toString();
  return new Response(url.endsWith("/auth/vendor") ? environmentTokenJson : userJson, init);
};

function spread(values: readonly number[]): Spread {
  const sorted = values.toSorted((a, b) => a - b);
  const at = (part: number): number => sorted[Math.round((sorted.length - 1) * part)] ?? Number.NaN;
  return { median: at(0.5), low: at(0), high: at(1) };
}
