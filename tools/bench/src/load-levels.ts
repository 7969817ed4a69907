import { OURS, REFERENCE } from "./contender.ts";
import { contenders } from "./contenders.ts";
import { credentials, environmentToken, userId } from "./fixture.ts";
import type { ApiServer } from "./start-api-server.ts";
import { quantile } from "./statistics.ts";

export interface LoadLevel {
  readonly inFlight: number;
  readonly contender: string;
  readonly callsPerSecond: number;
  readonly p50Ms: number;
  readonly p99Ms: number;
  readonly cpuMicroseconds: number;
  /** The most that was in use while the calls ran, above what was in use before, in MB. */
  readonly heapMb: number;
}

/** Which contenders are put under load: the limit, ours, what ours is built on, and the two most used peers. */
const UNDER_LOAD = new Set([REFERENCE, OURS, "openapi-fetch", "ky", "axios + axios-retry"]);

/** Keeps a number of `getUser` calls in flight on loopback. Contenders take turns; the medians of the turns are given. */
export async function loadLevels(server: ApiServer, rounds: number, callsPerRound: number): Promise<LoadLevel[]> {
  const environment = {
    baseUrl: `${server.origin}/plain/identity`,
    fetch: undefined,
    token: environmentToken,
    credentials,
  };
  const entrants = await Promise.all(
    contenders
      .filter(({ name }) => UNDER_LOAD.has(name))
      .map(async ({ name, create }) => ({ name, calls: await create(environment) })),
  );
  const levels: LoadLevel[] = [];
  for (const inFlight of [1, 64, 1_024]) {
    const turns = new Map<string, LoadLevel[]>(entrants.map(({ name }) => [name, []]));
    for (let round = 0; round < rounds; round++) {
      for (const { name, calls } of entrants) {
        const turn = await underLoad(() => calls.getUser(userId), callsPerRound, inFlight);
        turns.get(name)!.push({ inFlight, contender: name, ...turn });
      }
    }
    for (const [contender, measured] of turns) {
      const median = (figure: (level: LoadLevel) => number): number => quantile(measured.map(figure), 0.5);
      levels.push({
        inFlight,
        contender,
        callsPerSecond: median((level) => level.callsPerSecond),
        p50Ms: median((level) => level.p50Ms),
        p99Ms: median((level) => level.p99Ms),
        cpuMicroseconds: median((level) => level.cpuMicroseconds),
        heapMb: median((level) => level.heapMb),
      });
    }
  }
  return levels;
}

async function underLoad(
  call: () => Promise<unknown>,
  calls: number,
  inFlight: number,
): Promise<Omit<LoadLevel, "inFlight" | "contender">> {
  globalThis.gc?.();
  const heapBefore = process.memoryUsage().heapUsed;
  const cpuBefore = process.cpuUsage();
  let heapPeak = heapBefore;
  const latencies: number[] = [];
  const startedAt = performance.now();
  await keepInFlight(calls, inFlight, async () => {
    const calledAt = performance.now();
    await call();
    latencies.push(performance.now() - calledAt);
    if (latencies.length % 64 === 0) heapPeak = Math.max(heapPeak, process.memoryUsage().heapUsed);
  });
  const seconds = (performance.now() - startedAt) / 1_000;
  const { user, system } = process.cpuUsage(cpuBefore);
  return {
    callsPerSecond: calls / seconds,
    p50Ms: quantile(latencies, 0.5),
    p99Ms: quantile(latencies, 0.99),
    cpuMicroseconds: (user + system) / calls,
    heapMb: (heapPeak - heapBefore) / 2 ** 20,
  };
}

/** Makes a number of calls, so many of them at a time. */
export async function keepInFlight(calls: number, inFlight: number, call: () => Promise<void>): Promise<void> {
  let left = calls;
  async function worker(): Promise<void> {
    while (left-- > 0) await call();
  }
  await Promise.all(Array.from({ length: Math.min(inFlight, calls) }, worker));
}
