import { REFERENCE, type Calls } from "./contender.ts";
import { contenders } from "./contenders.ts";
import { credentials, environmentToken, userId, userJson, userUpdate } from "./fixture.ts";
import { inProcessFetch } from "./in-process-fetch.ts";
import { cpuClock, interleaved, wallClock, type Pace } from "./interleaved.ts";
import type { ApiServer } from "./start-api-server.ts";
import { spread, type Spread } from "./statistics.ts";

export interface CostOfACall {
  readonly transport: "in process" | "loopback";
  readonly operation: "getUser" | "updateUser";
  readonly contender: string;
  /** Calls per second as a ratio to the reference, of each round: above 1 is faster. */
  readonly ratio: Spread;
  readonly microseconds: number;
}

/** Times one call after the other, on both transports and for both operations. */
export async function costOfACall(
  server: ApiServer,
  paces: Readonly<Record<CostOfACall["transport"], Pace>>,
): Promise<CostOfACall[]> {
  const results: CostOfACall[] = [];
  for (const transport of ["in process", "loopback"] as const) {
    const calls = await prepared(server, transport);
    for (const operation of ["getUser", "updateUser"] as const) {
      const subjects = calls.map(({ name, calls: { getUser, updateUser } }) => ({
        name,
        call: operation === "getUser" ? () => getUser(userId) : () => updateUser(userId, userUpdate),
      }));
      const times = await interleaved(subjects, paces[transport], transport === "in process" ? cpuClock : wallClock);
      const reference = times.get(REFERENCE)!;
      for (const [contender, microseconds] of times) {
        results.push({
          transport,
          operation,
          contender,
          ratio: spread(microseconds.map((time, round) => reference[round]! / time)),
          microseconds: spread(microseconds).median,
        });
      }
    }
    for (const {
      calls: { close },
    } of calls)
      await close?.();
  }
  return results;
}

interface Prepared {
  readonly name: string;
  readonly calls: Calls;
}

/** Makes each contender's calls, and checks that they give what the API answers. */
async function prepared(server: ApiServer, transport: CostOfACall["transport"]): Promise<Prepared[]> {
  const environment = {
    baseUrl: `${server.origin}/plain/identity`,
    fetch: transport === "in process" ? inProcessFetch : undefined,
    token: environmentToken,
    credentials,
  };
  return Promise.all(
    contenders.map(async ({ name, create }) => {
      const calls = await create(environment);
      for (const user of [await calls.getUser(userId), await calls.updateUser(userId, userUpdate)]) {
        if (JSON.stringify(user) !== userJson) throw new Error(`${name} does not give the user that the API answers`);
      }
      return { name, calls };
    }),
  );
}
