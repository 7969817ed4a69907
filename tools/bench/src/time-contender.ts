/** Times the contender that the argument names beside the reference. Prints its passes as JSON. */
import { startMock } from "@frontegg-identity/mock";
import { everyField, fullUser } from "@frontegg-identity/types/fixtures";
import { contenders, REFERENCE, type Calls } from "./contenders.ts";
import type { Pass } from "./timing.ts";

const [, , measured] = process.argv;
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

/** The calls of a pass: enough that the system's ticks, of 4 ms on some machines, are small beside them. */
const CALLS = 10_000;
const PASSES = 5;

/** Returns the CPU time of a call on this thread, in microseconds: the time of other programs isn't in it. */
async function cpuTimeOf(call: () => Promise<unknown>): Promise<number> {
  const before = process.threadCpuUsage();
  for (let count = 0; count < CALLS; count++) await call();
  const { user, system } = process.threadCpuUsage(before);
  return (user + system) / CALLS;
}

// Only the vendor's SDK calls it, for its token: it takes no `fetch` for that.
await using mock = await startMock();
const prepared = new Map<string, Calls>();
for (const { name, create } of contenders) {
  if (name !== REFERENCE && name !== measured) continue;
  const calls = await create({ baseUrl: mock.url, fetch, token, credentials });
  for (const user of [await calls.getUser(fullUser.id), await calls.updateUser(fullUser.id, everyField)]) {
    if (JSON.stringify(user) !== userJson) throw new Error(`${name} doesn't return the user in the response`);
  }
  prepared.set(name, calls);
}

const passes: Pass[] = [];
for (const operation of ["getUser", "updateUser"] as const) {
  // The first pass isn't counted, because the compiler is at work in it.
  for (let pass = 0; pass <= PASSES; pass++) {
    let reference = Number.NaN;
    for (const [contender, calls] of prepared) {
      // Not with the update for both, because a second argument of our `getUser` is its options.
      const call = () =>
        operation === "getUser" ? calls.getUser(fullUser.id) : calls.updateUser(fullUser.id, everyField);
      const microseconds = await cpuTimeOf(call);
      if (contender === REFERENCE) reference = microseconds;
      if (pass > 0 && contender === measured)
        passes.push({ operation, contender, microseconds, multiple: microseconds / reference });
    }
  }
}
for (const calls of prepared.values()) await calls.close?.();
console.log(JSON.stringify(passes));
