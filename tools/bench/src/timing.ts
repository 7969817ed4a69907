import { startMock } from "@frontegg-identity/mock";
import { everyField, fullUser } from "@frontegg-identity/types/fixtures";
import { measure } from "mitata";
import { contenders, REFERENCE, type Calls } from "./contenders.ts";

/** How long a contender takes beside the reference. Times include garbage collection. */
export interface Timing {
  readonly operation: "getUser" | "updateUser";
  readonly contender: string;
  /** The median time of a call, in microseconds. */
  readonly microseconds: number;
  /** That time as a multiple of the reference's in the same pass: the median of the passes, and their extremes. */
  readonly multiple: { readonly median: number; readonly low: number; readonly high: number };
}

const userJson = JSON.stringify(fullUser);
/** As long as the vendor's, which are JWTs, because a call's cost depends on its length. */
const token = `header.${"payload".repeat(100)}.signature`;
const credentials = { clientId: "2b1d7c64-90ab-4c3e-8f52-6a7b8c9d0e1f", secret: "not-a-real-secret" };

/** Answers each request at once, so that the time of a call is the contender's own. */
const fetch: typeof globalThis.fetch = async (input) => {
  const url = input instanceof Request ? input.url : input.toString();
  const body = url.endsWith("/auth/vendor") ? JSON.stringify({ token, expiresIn: 86_400 }) : userJson;
  return new Response(body, { status: 200, headers: { "content-type": "application/json; charset=utf-8" } });
};

/** Times each contender in this process. They take turns in several passes, and a multiple compares times of one pass only. */
export async function timings(passes: number, passMs: number): Promise<Timing[]> {
  // Only the vendor's SDK calls it, for its token: it takes no `fetch` for that.
  await using mock = await startMock();
  const prepared: { readonly name: string; readonly calls: Calls }[] = [];
  for (const { name, create } of contenders) {
    const calls = await create({ baseUrl: mock.url, fetch, token, credentials });
    for (const user of [await calls.getUser(fullUser.id), await calls.updateUser(fullUser.id, everyField)]) {
      if (JSON.stringify(user) !== userJson) throw new Error(`${name} doesn't return the user in the response`);
    }
    prepared.push({ name, calls });
  }

  const found: Timing[] = [];
  for (const operation of ["getUser", "updateUser"] as const) {
    const times = new Map(prepared.map(({ name }): [string, number[]] => [name, []]));
    for (let pass = 0; pass < passes; pass++) {
      for (const { name, calls } of prepared) {
        const call = () =>
          operation === "getUser" ? calls.getUser(fullUser.id) : calls.updateUser(fullUser.id, everyField);
        // A sample is the mean of 256 calls, so that it includes its share of garbage collection.
        const { p50 } = await measure(call, { min_cpu_time: passMs * 1e6, batch_samples: 256 });
        times.get(name)?.push(p50 / 1_000);
      }
    }
    const reference = times.get(REFERENCE) ?? [];
    for (const [contender, microseconds] of times) {
      const multiples = microseconds
        .map((time, pass) => time / (reference[pass] ?? Number.NaN))
        .toSorted((a, b) => a - b);
      const [median, low, high] = [middle(multiples), multiples[0]!, multiples.at(-1)!]; // there is at least one pass
      found.push({
        operation,
        contender,
        microseconds: middle(microseconds.toSorted((a, b) => a - b)),
        multiple: { median, low, high },
      });
    }
  }
  for (const { calls } of prepared) await calls.close?.();
  return found;
}

const middle = (sorted: readonly number[]): number => sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
