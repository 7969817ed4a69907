import { endpoints, type ErrorBody, type OperationId, type paths } from "@frontegg-identity/types";
import createOpenapiFetch, { type Middleware } from "openapi-fetch";
import type { CallOptions } from "./call-options.ts";
import { ApiError } from "./errors/api-error.ts";
import { InvalidInputError } from "./errors/invalid-input-error.ts";
import { failedResponse } from "./failed-response.ts";
import { operationOf } from "./operation.ts";
import { ownProperties } from "./own-properties.ts";
import { fillPath } from "./path-parameter.ts";
import { promisedData } from "./promised-data.ts";
import { rebuiltResponse } from "./rebuilt-response.ts";
import { checkHeaders } from "./request-headers.ts";
import { RequestRecord } from "./request-record.ts";
import { checkTimeoutMs } from "./retry-options.ts";
import { send, type Sent } from "./send.ts";
import type { Settings } from "./settings.ts";

type Method = "get" | "put" | "post";

/** The paths of the spec that have an operation with this method. */
type PathWith<M extends Method> = {
  [Path in keyof paths]: paths[Path] extends Record<M, object> ? Path : never;
}[keyof paths];

/** What a call takes: the parameters and the body that the spec gives the operation. */
export type HttpInit<Operation> = (Operation extends { parameters: { path: infer Path; header?: infer Header } }
  ? { readonly params: { readonly path: Path; readonly header?: Header } }
  : unknown) &
  (Operation extends { requestBody: { content: { "application/json": infer Body } } }
    ? { readonly body: Body }
    : unknown) & {
    readonly headers?: Readonly<Record<string, string>> | undefined;
    readonly signal?: AbortSignal | undefined;
    /** Middleware of this call alone. */
    readonly middleware?: Middleware[] | undefined;
  };

/** What a call resolves with, whatever the status. Decide on `response.ok`, or on which of the two is there. */
export type HttpResult<Operation> =
  | { readonly data: SuccessBody<Operation>; readonly error?: undefined; readonly response: Response }
  | { readonly data?: undefined; readonly error: ErrorBody; readonly response: Response };

type SuccessBody<Operation> = Operation extends { responses: { 200: { content: { "application/json": infer Data } } } }
  ? Data
  : undefined;

/**
 * The openapi-fetch client, with types of our own: openapi-fetch lets a misspelt option compile, and its response types
 * turn the open enum {@link ManagedBy} into an object.
 */
export interface HttpClient {
  GET<Path extends PathWith<"get">>(
    path: Path,
    init: HttpInit<paths[Path]["get"]>,
  ): Promise<HttpResult<paths[Path]["get"]>>;
  PUT<Path extends PathWith<"put">>(
    path: Path,
    init: HttpInit<paths[Path]["put"]>,
  ): Promise<HttpResult<paths[Path]["put"]>>;
  POST<Path extends PathWith<"post">>(
    path: Path,
    init: HttpInit<paths[Path]["post"]>,
  ): Promise<HttpResult<paths[Path]["post"]>>;
  /** Registers middleware, for the named methods' requests as well. It never sees the token. */
  use(...middleware: Middleware[]): void;
  /** Removes middleware. */
  eject(...middleware: Middleware[]): void;
}

/** What a named method passes on to its HTTP call. */
export interface CallInit {
  readonly headers?: Readonly<Record<string, string>> | undefined;
  readonly signal?: AbortSignal | undefined;
}

/** Makes one HTTP call, written out so that the compiler checks path, parameters and body against the spec. */
type HttpCall<Data> = (
  http: HttpClient,
  init: CallInit,
) => Promise<{ data?: Data | undefined; error?: ErrorBody | undefined; response: Response }>;

/** The HTTP client, and a way to run one operation through it that gives the data or throws. */
export interface OpenapiClient {
  readonly http: HttpClient;
  readonly run: <Data>(operation: OperationId, options: CallOptions | undefined, call: HttpCall<Data>) => Promise<Data>;
}

/** Puts openapi-fetch between the methods of a client and {@link send}. Nothing else here imports openapi-fetch. */
export function openapiClient({ baseUrl, headers: clientHeaders, sender }: Settings): OpenapiClient {
  let hasMiddleware = false;

  const openapiFetch = createOpenapiFetch<paths>({
    baseUrl,
    headers: clientHeaders,
    pathSerializer: fillPath,
    // These two are the defaults, named so that they are not looked up in `Object.prototype`.
    Request: globalThis.Request,
    bodySerializer: (body) => JSON.stringify(body),
    // No operation has a query: with one that a caller gives, the URL is refused. Own keys, so no polluted one counts.
    querySerializer: (query) => Object.keys(query).join("&"),
    fetch: async (request) => rebuiltResponse(await sendRequest(request)),
  });

  // The types of HttpClient say more than these functions need to know.
  const calls = {
    GET: unpolluted(openapiFetch.GET as AnyCall),
    PUT: unpolluted(openapiFetch.PUT as AnyCall),
    POST: unpolluted(openapiFetch.POST as AnyCall),
  };

  async function exchange(operation: OperationId, request: RequestRecord, timeoutMs?: number): Promise<Exchanged> {
    const { method, url, body, signal } = request;
    const path = url.slice(baseUrl.length);
    const headers = Object.fromEntries(request.headers);
    const sent = await send({ operation, method, url, path, headers, body, signal, timeoutMs }, sender);
    return { ...sent, data: sent.response.ok ? promisedData(operation, sent) : undefined };
  }

  /** Sends what a user's openapi-fetch call or middleware built, after checking that it is one of the spec's. */
  async function sendRequest(request: Request, timeoutMs?: number): Promise<Exchanged> {
    const { method, url, headers, signal } = request;
    const operation = url.startsWith(`${baseUrl}/`) && operationOf(method, url.slice(baseUrl.length));
    if (!operation) throw new InvalidInputError("http", `must call an operation of ${baseUrl}, not ${method} ${url}`);
    checkHeaders(headers);
    return exchange(operation, { method, url, headers, body: (await request.text()) || undefined, signal }, timeoutMs);
  }

  /** Sends a named method's own request: nothing came between, so it is neither checked again nor copied. */
  async function sendRecord(operation: OperationId, record: RequestRecord, timeoutMs?: number): Promise<Response> {
    const sent = await exchange(operation, record, timeoutMs);
    const { ok, status, headers } = sent.response;
    if (!ok) throw apiError(sent, sent.response, sent.body);
    // With parseAs "stream", openapi-fetch reads just these and hands the body on as it is.
    return { ok, status, headers, body: sent.data } as Response;
  }

  async function run<Data>(
    operation: OperationId,
    options: CallOptions | undefined,
    call: HttpCall<Data>,
  ): Promise<Data> {
    const { headers, signal, timeoutMs } = ownProperties<CallOptions>(options);
    checkHeaders(headers);
    if (timeoutMs !== undefined) checkTimeoutMs(timeoutMs);
    // Where no answer was needed, because middleware gave one.
    let rebuilt: Response | undefined;
    let sent: Pick<Sent, "info" | "redact"> & Partial<Sent> = {
      info: { operation, ...endpoints[operation], attempts: 0 },
      redact: String,
    };
    const internals = hasMiddleware
      ? {
          async fetch(request: Request): Promise<Response> {
            const answer = await sendRequest(request, timeoutMs);
            sent = answer;
            return (rebuilt = rebuiltResponse(answer));
          },
        }
      : {
          Request: RequestRecord,
          parseAs: "stream",
          fetch: (record: RequestRecord) => sendRecord(operation, record, timeoutMs),
        };
    try {
      const { data, error, response } = await call(calls as HttpClient, { headers, signal, ...internals });
      // The data is what promisedData checked, or what the user's middleware made of it.
      if (response.ok) return data as Data;
      // The original body, unless middleware changed the response.
      const body = response === rebuilt ? sent.body : undefined;
      throw apiError(sent, response, body ?? JSON.stringify(error ?? {}));
    } catch (error) {
      // openapi-fetch swallows what is falsy, and the reason of an abort may be.
      signal?.throwIfAborted();
      throw error;
    }
  }

  return {
    http: {
      GET: guarded(calls.GET),
      PUT: guarded(calls.PUT),
      POST: guarded(calls.POST),
      use(...middleware) {
        hasMiddleware = true;
        openapiFetch.use(...middleware);
      },
      eject: (...middleware) => openapiFetch.eject(...middleware),
    } as HttpClient,
    run,
  };
}

type Exchanged = Sent & { readonly data: unknown };

function apiError({ info, redact }: Pick<Sent, "info" | "redact">, response: Response, body: string): ApiError {
  return new ApiError(info, failedResponse(response, body, redact, Date.now()));
}

/** A call of openapi-fetch, as far as it is checked here. */
type AnyCall = (path: string, init?: AnyInit) => Promise<unknown>;
interface AnyInit {
  readonly headers?: object | undefined;
  readonly params?: { readonly path?: Readonly<Record<string, unknown>>; readonly header?: object } | undefined;
}

/** The options that openapi-fetch looks up, so that it finds none of them in `Object.prototype`. */
const NO_OPTIONS = {
  baseUrl: undefined,
  body: undefined,
  bodySerializer: undefined,
  fetch: undefined,
  headers: undefined,
  middleware: undefined,
  parseAs: undefined,
  pathSerializer: undefined,
  querySerializer: undefined,
  Request: undefined,
  signal: undefined,
};

function unpolluted(call: AnyCall): AnyCall {
  return (path, init) => call(path, { ...NO_OPTIONS, ...init, params: ownProperties(init?.params) });
}

/** Refuses bad input where openapi-fetch would send it, or quote it in an error of its own. */
function guarded(call: AnyCall): AnyCall {
  return async (path, given) => {
    const init = ownProperties<AnyInit>(given);
    const params = ownProperties<NonNullable<AnyInit["params"]>>(init.params);
    checkHeaders(init.headers);
    checkHeaders(params.header);
    fillPath(path, params.path ?? {});
    return call(path, init);
  };
}
