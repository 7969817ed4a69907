import { endpoints, type ErrorBody, type OperationId, type paths } from "@frontegg-identity/types";
import createOpenapiFetch, { type Middleware } from "openapi-fetch";
import type { OutgoingRequest } from "./attempt.ts";
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
    readonly headers?: Readonly<Record<string, string>>;
    readonly signal?: AbortSignal;
    /** Middleware of this call alone. */
    readonly middleware?: Middleware[];
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
  readonly headers?: Readonly<Record<string, string>>;
  readonly signal?: AbortSignal;
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
    fetch: async (request) => rebuiltResponse(await sendRequest(request)),
  });

  async function exchange(operation: OperationId, request: OutgoingRequest, timeoutMs?: number): Promise<Exchanged> {
    const { method, url, headers, body, signal } = request;
    const path = url.slice(baseUrl.length);
    const sent = await send({ operation, method, url, path, headers, body, signal, timeoutMs }, sender);
    return { ...sent, data: sent.response.ok ? promisedData(operation, sent) : undefined };
  }

  /** Sends what a user's openapi-fetch call or middleware built, after checking that it is one of the spec's. */
  async function sendRequest(request: Request, timeoutMs?: number): Promise<Exchanged> {
    const { method, url, signal } = request;
    const operation = url.startsWith(`${baseUrl}/`) && operationOf(method, url.slice(baseUrl.length));
    if (!operation) throw new InvalidInputError("http", `must call an operation of ${baseUrl}, not ${method} ${url}`);
    checkHeaders(request.headers);
    // A copy: middleware that keeps the request must not find the token in it.
    const headers = new Headers(request.headers);
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
    let sent: Pick<Sent, "info" | "redact"> = {
      info: { operation, ...endpoints[operation], attempts: 0 },
      redact: String,
    };
    const internals = hasMiddleware
      ? { fetch: async (request: Request) => rebuiltResponse((sent = await sendRequest(request, timeoutMs))) }
      : {
          Request: RequestRecord,
          parseAs: "stream",
          fetch: (record: RequestRecord) => sendRecord(operation, record, timeoutMs),
        };
    const init = { ...(headers && { headers }), ...(signal && { signal }), ...internals };
    const { data, error, response } = await call(openapiFetch as HttpClient, init);
    if (!response.ok) throw apiError(sent, response, JSON.stringify(error ?? {}));
    // The data is what promisedData checked, or what the user's middleware made of it.
    return data as Data;
  }

  return {
    // The types of HttpClient say more than these functions need to know.
    http: {
      GET: guarded(openapiFetch.GET as AnyCall),
      PUT: guarded(openapiFetch.PUT as AnyCall),
      POST: guarded(openapiFetch.POST as AnyCall),
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
  readonly headers?: object;
  readonly params?: { readonly path?: Readonly<Record<string, unknown>>; readonly header?: object };
}

/** Refuses bad input where openapi-fetch would send it, or quote it in an error of its own. */
function guarded(call: AnyCall): AnyCall {
  return async (path, init) => {
    checkHeaders(init?.headers);
    checkHeaders(init?.params?.header);
    fillPath(path, init?.params?.path ?? {});
    return call(path, init);
  };
}
