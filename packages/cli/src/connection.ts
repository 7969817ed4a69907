import { AsyncLocalStorage } from "node:async_hooks";
import {
  createClient,
  environmentToken,
  isRegion,
  regions,
  type CommonOptions,
  type FronteggClient,
  type Middleware,
  type ServerOptions,
  type TokenSource,
} from "@frontegg-identity/client";
import { servers } from "@frontegg-identity/types";
import { VARIABLES, type Environment } from "./environment-variables.ts";
import type { Operation } from "./operation.ts";
import { UsageError } from "./usage-error.ts";

/** The options with which every command names its server. */
export const SERVER_OPTIONS = { region: { type: "string" }, "base-url": { type: "string" } } as const;

/** Returns the server that the command line names. @throws {@link UsageError} unless it names exactly one. */
export function serverOf(
  values: Readonly<Record<string, unknown>>,
  environment: Environment,
): ServerOptions & { readonly url: string } {
  const baseUrl = values["base-url"];
  const region = values["region"] ?? (baseUrl === undefined ? environment[VARIABLES.region] : undefined);
  if (region !== undefined && baseUrl !== undefined) {
    throw new UsageError("Choose a server with --region or --base-url, not both");
  }
  if (region === undefined && baseUrl === undefined) {
    throw new UsageError(`Choose a server with --region (${regions.join(", ")}) or --base-url`);
  }
  if (typeof baseUrl === "string") return { baseUrl, url: baseUrl.replace(/\/+$/, "") };
  if (isRegion(region)) return { region, url: servers[region] };
  throw new UsageError(`There is no region ${JSON.stringify(region)}. Use one of ${regions.join(", ")}`);
}

/**
 * Returns the token of the environment variables. They are never arguments, because other users of a machine can see
 * those.
 *
 * @throws {@link UsageError} unless there is a token, or a client ID and a secret.
 */
export function tokenOf(environment: Environment): string | TokenSource {
  const names = [VARIABLES.token, VARIABLES.clientId, VARIABLES.secret] as const;
  for (const name of names) {
    if (environment[name]?.trim() === environment[name]) continue;
    throw new UsageError(`${name} starts or ends in white space or a line break. Remove it.`);
  }
  const [token, clientId, secret] = names.map((name) => environment[name]);
  if (token && (clientId || secret)) {
    throw new UsageError(`${names[0]} is set, and ${names[1]} or ${names[2]} too: unset one or the other`);
  }
  if (token) return token;
  if (clientId && secret) return environmentToken({ clientId, secret });
  throw new UsageError(`Set the environment variables ${names[1]} and ${names[2]}, or ${names[0]}`);
}

/** The arguments of a call, whatever the operation. */
export interface CallArguments {
  /** The values of the path parameters, in the order of the path. */
  readonly path: readonly string[];
  readonly body?: unknown;
  readonly query?: Readonly<Record<string, string>>;
  readonly headers?: Readonly<Record<string, string>>;
  readonly signal?: AbortSignal;
}

/** The result of a call. */
export interface CallResult {
  readonly data: unknown;
  readonly traceId: string | undefined;
}

/** Calls an operation. Rejects with the errors of the client. */
export type Caller = (operation: Operation, call: CallArguments) => Promise<CallResult>;

/** Opens a client that can call any operation of the spec. */
export function openCaller(options: ServerOptions & CommonOptions, ...middleware: Middleware[]): Caller {
  const traces = new AsyncLocalStorage<{ traceId?: string | undefined }>();
  const frontegg = createClient({
    ...options,
    onAttempt: ({ traceId }) => Object.assign(traces.getStore() ?? {}, { traceId }),
  });
  if (middleware.length > 0) frontegg.http.use(...middleware);
  return async ({ id }, { path, body, query, headers = {}, signal = null }) => {
    const trace: { traceId?: string } = {};
    // Operations without query parameters have no such option.
    const hasQuery = query !== undefined && Object.keys(query).length > 0;
    const more = { headers, signal, ...(hasQuery && { query }) };
    const args = [...path, ...(body === undefined ? [] : [body]), more];
    const data = await traces.run(trace, () => methodsOf(frontegg)[id](...args));
    return { data, traceId: trace.traceId };
  };
}

/** Every method takes the path parameters in order, then the body if there is one, then the options. */
function methodsOf(frontegg: FronteggClient): Record<Operation["id"], (...args: unknown[]) => Promise<unknown>> {
  return frontegg as unknown as ReturnType<typeof methodsOf>; // TypeScript can't see this rule of the client's
}
