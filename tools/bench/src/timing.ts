import { startMock } from "@frontegg-identity/mock";
import { everyField, fullUser } from "@frontegg-identity/types/fixtures";
import { contenders, REFERENCE, type Calls } from "./contenders.ts";

/** How long a contender takes beside the reference. Times include garbage collection on the program's own thread. */
export interface Timing {
  readonly operation: "getUser" | "updateUser";
  readonly contender: string;
  /** The median CPU time of a call, in microseconds. */
  readonly microseconds: number;
  /** That time as a multiple of the reference's in the same pass: the median of the passes, and their quartiles. */
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

/** The calls of a contender in a pass: enough that the system's ticks, of 4 ms on some machines, are small beside them. */
const CALLS = 5_000;
/** The first passes aren't counted, because the compiler is at work in them. */
const WARM_UP_PASSES = 2;

/** Returns the CPU time of a call on this thread, in microseconds: the time of other programs isn't in it. */
async function cpuTimeOf(call: () => Promise<unknown>): Promise<number> {
  const before = process.threadCpuUsage();
  for (let count = 0; count < CALLS; count++) await call();
  const { user, system } = process.threadCpuUsage(before);
  return (user + system) / CALLS;
}

/** Times each contender in this process. They take turns in several passes, and a multiple compares times of one pass only. */
export async function timings(passes: number): Promise<Timing[]> {
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
    for (let pass = -WARM_UP_PASSES; pass < passes; pass++) {
      for (const { name, calls } of prepared) {
        // Not with the update for both, because a second argument of our `getUser` is its options.
        const call = () =>
          operation === "getUser" ? calls.getUser(fullUser.id) : calls.updateUser(fullUser.id, everyField);
        const time = await cpuTimeOf(call);
        if (pass >= 0) times.get(name)?.push(time);
      }
    }
    const reference = times.get(REFERENCE) ?? [];
    for (const [contender, microseconds] of times) {
      const multiples = microseconds.map((time, pass) => time / (reference[pass] ?? Number.NaN));
      found.push({
        operation,
        contender,
        microseconds: quantile(microseconds, 1 / 2),
        multiple: {
          median: quantile(multiples, 1 / 2),
          low: quantile(multiples, 1 / 4),
          high: quantile(multiples, 3 / 4),
        },
      });
    }
  }
  for (const { calls } of prepared) await calls.close?.();
  return found;
}

const quantile = (values: readonly number[], part: number): number =>
  values.toSorted((a, b) => a - b)[Math.floor(values.length * part)] ?? Number.NaN;
