import { createClient, environmentToken } from "@frontegg-identity/client";
import { credentials, userId, userJson } from "./fixture.ts";
import { keepInFlight } from "./load-levels.ts";
import { RATE_LIMIT_PER_SECOND } from "./rate-limit.ts";
import type { ApiServer } from "./start-api-server.ts";

export interface RateLimitTrial {
  readonly inFlight: number;
  readonly calls: number;
  readonly failed: number;
  readonly seconds: number;
  /** What the server's limit allows at best. */
  readonly bestSeconds: number;
  /** Requests that were answered 429. */
  readonly wasted: number;
}

/** Makes more calls than the server's limit allows, and lets the client wait and try again. */
export async function rateLimitTrial(server: ApiServer, calls: number, inFlight: number): Promise<RateLimitTrial> {
  const client = createClient({
    baseUrl: `${server.origin}/limited/identity`,
    token: environmentToken(credentials),
    retry: { maxRetries: 100 },
  });
  await server.counts();
  let failed = 0;
  const startedAt = performance.now();
  await keepInFlight(calls, inFlight, async () => {
    await client.getUser(userId).catch(() => failed++);
  });
  const seconds = (performance.now() - startedAt) / 1_000;
  const { refused } = await server.counts();
  // The first window is open at once.
  const bestSeconds = Math.ceil(calls / RATE_LIMIT_PER_SECOND) - 1;
  return { inFlight, calls, failed, seconds, bestSeconds, wasted: refused };
}

export interface ExpiryTrial {
  readonly transport: "in process" | "loopback";
  readonly calls: number;
  readonly inFlight: number;
  readonly tokenRequests: number;
  /** Calls that were answered 401 first. */
  readonly refused: number;
}

/** Makes many calls with a token that the server no longer takes. */
export async function expiryTrial(server: ApiServer, calls: number, inFlight: number): Promise<ExpiryTrial> {
  const client = createClient({
    baseUrl: `${server.origin}/expiring/identity`,
    token: environmentToken(credentials),
    timeoutMs: 60_000,
  });
  await client.getUser(userId);
  await server.expireTokens();
  await server.counts();
  await keepInFlight(calls, inFlight, async () => void (await client.getUser(userId)));
  const { tokenRequests, refused } = await server.counts();
  return { transport: "loopback", calls, inFlight, tokenRequests, refused };
}

/** The same in process, where no socket limits how many calls are in flight: all of them are. */
export async function inProcessExpiryTrial(calls: number): Promise<ExpiryTrial> {
  let generation = 0;
  let tokenRequests = 0;
  let refused = 0;
  const client = createClient({
    region: "eu",
    token: environmentToken(credentials),
    async fetch(input, init) {
      await new Promise(setImmediate);
      if (new Request(input).url.endsWith("/auth/vendor")) {
        tokenRequests++;
        return Response.json({ token: `token-${generation}`, expiresIn: 86_400 });
      }
      if (new Headers(init?.headers).get("authorization") === `Bearer token-${generation}`)
        return new Response(userJson);
      refused++;
      return Response.json({ errors: ["Unauthorized"] }, { status: 401 });
    },
  });
  await client.getUser(userId);
  generation++;
  tokenRequests = 0;
  await keepInFlight(calls, calls, async () => void (await client.getUser(userId)));
  return { transport: "in process", calls, inFlight: calls, tokenRequests, refused };
}

export interface HeapTrial {
  readonly calls: number;
  /** In use after garbage collection, at eleven evenly spaced moments, in MB. The first is after a warm-up. */
  readonly heapMb: readonly number[];
}

/** Makes calls one after the other on loopback and looks at what stays in memory. */
export async function heapTrial(server: ApiServer, calls: number): Promise<HeapTrial> {
  const { gc } = globalThis;
  if (gc === undefined) throw new Error("The heap is measured after garbage collection: run node with --expose-gc");
  const client = createClient({ baseUrl: `${server.origin}/plain/identity`, token: environmentToken(credentials) });
  const heapMb: number[] = [];
  const step = calls / 10;
  await keepInFlight(step, 1, async () => void (await client.getUser(userId)));
  for (let i = 0; i <= 10; i++) {
    gc();
    heapMb.push(process.memoryUsage().heapUsed / 2 ** 20);
    if (i < 10) await keepInFlight(step, 1, async () => void (await client.getUser(userId)));
  }
  return { calls, heapMb };
}
