import { getEventListeners } from "node:events";
import { setImmediate } from "node:timers/promises";
import { afterAll, afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { environmentToken } from "../../src/authentication/environment-token.ts";
import { createClient } from "../../src/create-client.ts";
import { FronteggError } from "../../src/errors/frontegg-error.ts";
import { RequestError } from "../../src/errors/request-error.ts";
import type { FronteggClient } from "../../src/frontegg-client.ts";
import { faults, NOW, type Fault } from "./faults.ts";
import { startFaultyServer, type FaultyServer } from "./faulty-server.ts";

const TOKEN = "t0k3n-of-the-test";
const USER_PATH = "/identity/resources/vendor-only/users/v1/u-1";

const unhandled: unknown[] = [];
const onUnhandled = (error: unknown): void => void unhandled.push(error);
process.on("unhandledRejection", onUnhandled);
afterAll(() => {
  process.off("unhandledRejection", onUnhandled);
});

beforeEach(() => {
  vi.useFakeTimers({ toFake: ["Date"], now: NOW });
  // No back-off: its length is tested where no server is needed.
  vi.spyOn(Math, "random").mockReturnValue(0);
});
afterEach(() => {
  vi.useRealTimers();
  vi.restoreAllMocks();
});

type Caller = "getUser" | "updateUser" | "unenrollUserMfa" | "getUser, token endpoint fails";

const callers: { caller: Caller; column: "read" | "unenroll" | "token" }[] = [
  { caller: "getUser", column: "read" },
  { caller: "updateUser", column: "read" },
  { caller: "unenrollUserMfa", column: "unenroll" },
  { caller: "getUser, token endpoint fails", column: "token" },
];

function call(client: FronteggClient, caller: Caller, signal: AbortSignal): Promise<unknown> {
  if (caller === "unenrollUserMfa") return client.unenrollUserMfa("u-1", { signal });
  return caller === "updateUser"
    ? client.updateUser("u-1", { name: "Ada" }, { signal })
    : client.getUser("u-1", { signal });
}

/** The base URL of a server that behaves as the fault says, and the server where there is one. */
async function faultyServer({ server }: Fault, caller: Caller): Promise<{ origin: string; server?: FaultyServer }> {
  // A label of more than 63 characters is refused by the resolver without asking anyone.
  if (server === "has no address") return { origin: `http://${"a".repeat(64)}.invalid` };
  const scheme = server === "has a certificate that nobody trusts" ? "https" : "http";
  const started = await startFaultyServer((response, request) => {
    if (typeof server !== "function") return;
    if (caller.includes("token") && request.url !== "/auth/vendor") response.end('{"id":"u-1"}');
    else server(response, request);
  }, scheme);
  if (server !== "refuses connections") return { origin: started.origin, server: started };
  await started.close();
  return { origin: started.origin };
}

/** Says in a few words what became of a call. */
function outcomeOf(result: PromiseSettledResult<unknown>, requests: number): string {
  if (result.status === "fulfilled") return `${result.value === undefined ? "done" : "data"} ×${requests}`;
  const error: unknown = result.reason;
  if (!RequestError.isInstance(error)) return String(error);
  const { name, attempts, status, code } = error as RequestError & { status?: number; code?: string };
  return [name, status, code, `×${attempts}`].filter((part) => part !== undefined).join(" ");
}

const table: Record<string, Partial<Record<Caller, string>>> = {};
/** What is printed; `updateUser` behaves as `getUser` does. */
const columns = ["getUser", "unenrollUserMfa", "getUser, token endpoint fails"] as const;

describe.each(faults)("$fault", (fault) => {
  const title = `$caller: ${fault.read} | ${fault.unenroll} | ${fault.token}`;
  test.each(callers)(title, { timeout: 60_000 }, async ({ caller, column }) => {
    const { origin, server } = await faultyServer(fault, caller);
    // No number that the runtime's own timers use, so that ours are known by it.
    const timeoutMs = fault.timeoutMs ?? 20_011;
    const setTimeoutSpy = vi.spyOn(globalThis, "setTimeout");
    const clearTimeoutSpy = vi.spyOn(globalThis, "clearTimeout");
    const { signal } = new AbortController();
    const client = createClient({
      baseUrl: `${origin}/identity`,
      allowInsecureHttp: true,
      timeoutMs,
      token: column === "token" ? environmentToken({ clientId: "c", secret: "secret-of-the-test" }) : TOKEN,
    });

    const [result] = await Promise.allSettled([call(client, caller, signal)]);

    // What happened, how often it was tried, and that the server saw just that.
    const expected = fault[column];
    const succeeded = /^(?:data|done)/.test(expected);
    const arrived = server?.requests ?? [];
    expect(outcomeOf(result, arrived.filter((request) => !request.endsWith("/auth/vendor")).length)).toBe(expected);
    const attempts = Number(/×(\d)$/.exec(expected)?.[1]);
    const reachable = typeof fault.server === "function";
    const path = column === "token" ? "POST /auth/vendor" : arrived[0];
    const all = Array.from({ length: reachable ? attempts : 0 }, () => path);
    // On a busy machine the server may not have accepted a connection whose time is up: the error counts them.
    if (expected.startsWith("TimeoutError")) expect(all).toEqual(expect.arrayContaining(arrived));
    else expect(arrived).toEqual(column === "token" && succeeded ? [path, `GET ${USER_PATH}`] : all);
    if (result.status === "rejected") {
      expect(FronteggError.isInstance(result.reason)).toBe(true);
      const operation = column === "token" ? "createEnvironmentToken" : caller;
      expect(result.reason).toMatchObject({ operation, ...(caller === "getUser" && fault.error) });
    }

    // Nothing is lost or left: no exchange goes on, no listener, no timer, no rejection.
    await server?.idle();
    expect(getEventListeners(signal, "abort")).toEqual([]);
    const cleared = new Set<unknown>(clearTimeoutSpy.mock.calls.map(([timer]) => timer));
    const ours = setTimeoutSpy.mock.results.filter((_, index) => setTimeoutSpy.mock.calls[index]?.[1] === timeoutMs);
    expect(ours.length).toBeGreaterThan(0);
    expect(ours.every(({ value }) => cleared.has(value))).toBe(true);
    await server?.close();
    await setImmediate();
    expect(unhandled).toEqual([]);
    table[fault.fault] = { ...table[fault.fault], [caller]: expected };
  });
});

afterAll(() => {
  // The fault table, for whoever reads the run.
  console.log(
    [
      `${Object.keys(table).length} faults; outcome × requests of: ${columns.join(" | ")}`,
      ...Object.entries(table).map(([fault, by]) => `${fault}: ${columns.map((caller) => by[caller]).join(" | ")}`),
    ].join("\n"),
  );
});
