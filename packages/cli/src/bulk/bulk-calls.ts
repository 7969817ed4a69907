import { setTimeout as sleep } from "node:timers/promises";
import type { CommonOptions, FetchFunction, ServerOptions } from "@frontegg-identity/client";
import { authEndpoints } from "@frontegg-identity/types";
import { openCaller, type CallArguments } from "../connection.ts";
import { operations, type Operation } from "../operation.ts";
import { writeLine } from "../write-line.ts";
import type { Pace } from "./pace.ts";
import type { Calls } from "./run-calls.ts";

/**
 * The limit for a request, in milliseconds. A slow answer is better than a lookup, and a request that is repeated with a
 * fresh token waits for its turn within it.
 */
const TIMEOUT_MS = 30_000;

const TOKEN_PATHS = Object.values(authEndpoints).map(({ path }) => path);

/** How to make the calls of a run. */
export interface BulkCallsOptions {
  readonly operation: Operation;
  readonly server: ServerOptions;
  readonly token: CommonOptions["token"];
  readonly pace: Pace;
  /** The arguments of each call, without the ID. */
  readonly call: Omit<CallArguments, "path">;
}

/** Makes the calls of a run with a client that repeats nothing by itself. A read prints what it got, as a line of JSON. */
export function bulkCalls({ operation, server, token, pace, call }: BulkCallsOptions): Calls {
  const fetch: FetchFunction = async (target, init) => {
    // The token endpoint has a limit of its own.
    const waitMs = TOKEN_PATHS.some((path) => target.endsWith(path)) ? 0 : pace.request(performance.now());
    if (waitMs > 0) await sleep(waitMs, undefined, { ref: false });
    return globalThis.fetch(target, init);
  };
  const caller = openCaller({ ...server, token, fetch, retry: false, timeoutMs: TIMEOUT_MS });
  const isChange = operation.method !== "GET";
  const { doneWhen } = operation;
  const lookUp = operations.find(({ id }) => id === doneWhen?.operationId);
  const fields = Object.keys(Object(call.body));

  return {
    operation,
    isChange,
    isRepeatable: operation.repeatable && operation.body?.unrepeatable.some((field) => fields.includes(field)) !== true,
    async call(id, signal) {
      const result = await caller(operation, { ...call, path: [id], signal });
      if (!isChange) await writeLine(JSON.stringify(result.data));
      return result;
    },
    lookUp:
      lookUp &&
      doneWhen &&
      (async (id, signal) => {
        const { data } = await caller(lookUp, { headers: call.headers ?? {}, path: [id], signal });
        const value: unknown = Object(data)[doneWhen.property];
        return value === undefined ? undefined : value === doneWhen.equals;
      }),
  };
}
