import { endpoints, type OperationId, type operations, type paths } from "@frontegg-identity/types";
import createOpenapiFetch, { type Middleware } from "openapi-fetch";
import type { CallOptions } from "./call-options.ts";
import { ApiError } from "./errors/api-error.ts";
import { InvalidInputError } from "./errors/invalid-input-error.ts";
import { failedResponse } from "./failed-response.ts";
import type { DataOf, HttpClient, HttpInit } from "./http-client.ts";
import { operationOf } from "./operation.ts";
import { ownProperties } from "./own-properties.ts";
import { fillPath } from "./path-parameter.ts";
import { promisedData } from "./promised-data.ts";
import { quote } from "./quote.ts";
import { rebuiltResponse } from "./rebuilt-response.ts";
import { checkHeaders } from "./request-headers.ts";
import { RequestRecord } from "./request-record.ts";
import { checkTimeoutMs } from "./retry-options.ts";
import { send, type Sent } from "./send.ts";
import type { Settings } from "./settings.ts";

export type { Middleware } from "openapi-fetch";

/** Runs one operation, with the parameters and the body that the spec gives it. Gives the data or throws. */
export type RunOperation = <Id extends OperationId>(
  operation: Id,
  init: HttpInit<operations[Id]>,
  options: CallOptions | undefined,
) => Promise<DataOf<operations[Id]>>;

/** Puts openapi-fetch between the methods of a client and {@link send}. Nothing else here imports openapi-fetch. */
export function openapiClient(settings: Settings): { readonly http: HttpClient; readonly run: RunOperation } {
  const { baseUrl, sender } = settings;
  let hasMiddleware = false;

  const openapiFetch = createOpenapiFetch<paths>({
    baseUrl,
    headers: settings.headers,
    pathSerializer: fillPath,
    // These do what the defaults do, and look nothing up in `Object.prototype`. No operation has a query.
    querySerializer: () => "",
    Request: globalThis.Request,
    bodySerializer: (body) => JSON.stringify(body),
  });

  /** Makes one call of openapi-fetch, whose way to the network is `transport`. */
  async function call(method: Method, path: string, init: AnyInit, transport: Transport): Promise<AnyResult> {
    const { params, body, headers, signal, middleware, ...unknown } = ownProperties<AnyInit>(init);
    const { path: pathParameters = {}, header, ...unknownParams } = ownProperties<AnyParams>(params);
    const [surplus] = Object.keys({ ...unknown, ...unknownParams });
    if (surplus !== undefined) throw new InvalidInputError(`http.${method}`, `has no option ${quote(surplus)}`);
    checkHeaders(headers);
    checkHeaders(header);
    // Every option that it reads is here, because it would look for the others in `Object.prototype`. The signal is
    // not: a Request would listen to it for as long as the signal lives.
    const options = {
      params: ownProperties({ path: pathParameters, header }),
      body,
      headers,
      middleware,
      signal: undefined,
      baseUrl: undefined,
      bodySerializer: undefined,
      pathSerializer: undefined,
      querySerializer: undefined,
      Request: undefined,
      parseAs: undefined,
      ...transport,
    };
    try {
      return await (openapiFetch[method] as OpenapiFetch)(path, options);
    } catch (error) {
      // openapi-fetch swallows what is falsy, and the reason of an abort may be.
      signal?.throwIfAborted();
      throw error;
    }
  }

  async function exchange(operation: OperationId, request: RequestRecord, limits: Limits): Promise<Exchanged> {
    const { method, url, body } = request;
    const path = url.slice(baseUrl.length);
    const headers = Object.fromEntries(request.headers);
    const sent = await send({ operation, method, url, path, headers, body, ...limits }, sender);
    return { ...sent, data: sent.response.ok ? promisedData(operation, sent) : undefined };
  }

  /** Sends what openapi-fetch or middleware built, after checking that it is one of the spec's. */
  async function sendRequest(request: Request, limits: Limits): Promise<Exchanged> {
    const { method, url, headers } = request;
    const path = url.startsWith(`${baseUrl}/`) ? url.slice(baseUrl.length) : undefined;
    const operation = path && operationOf(method, path);
    if (!operation) {
      const place = path ?? new URL(url).origin; // a path elsewhere may hold a key
      throw new InvalidInputError("http", `must call an operation of the spec, not ${method} ${place}`);
    }
    checkHeaders(headers);
    return exchange(operation, { method, url, headers, body: (await request.text()) || undefined }, limits);
  }

  const run: RunOperation = async (operation, init, callOptions) => {
    const { headers, signal, timeoutMs } = ownProperties<CallOptions>(callOptions);
    if (timeoutMs !== undefined) checkTimeoutMs(timeoutMs);
    const limits = { signal, timeoutMs };
    let exchanged: Exchanged | undefined;
    let original: Response | undefined;
    const transport: Transport = hasMiddleware
      ? {
          fetch: async (request: Request) => {
            exchanged = await sendRequest(request, limits);
            return (original = rebuiltResponse(exchanged));
          },
        }
      : {
          Request: RequestRecord,
          // With "stream", openapi-fetch hands the body on as it is: here, the data.
          parseAs: "stream",
          fetch: async (record: RequestRecord) => {
            const { data, ...sent } = await exchange(operation, record, limits);
            const { ok, status, headers: responseHeaders } = sent.response;
            if (!ok) throw apiError(sent, sent.response, sent.body);
            return { ok, status, headers: responseHeaders, body: data };
          },
        };
    const { method, path } = endpoints[operation];
    const { data, error, response } = await call(method, path, { ...init, headers, signal }, transport);
    // The data is what promisedData checked, or what the user's middleware made of it.
    if (response.ok) return data as DataOf<operations[typeof operation]>;
    const unsent = { info: { operation, method, path, attempts: 0 }, redact: String };
    const body = response === original ? exchanged?.body : undefined;
    throw apiError(exchanged ?? unsent, response, body ?? JSON.stringify(error ?? {}));
  };

  const callOf =
    (method: Method) =>
    async (path: string, init: AnyInit): Promise<AnyResult> => {
      const { signal } = ownProperties<AnyInit>(init);
      const fetch = async (request: Request): Promise<Response> =>
        rebuiltResponse(await sendRequest(request, { signal }));
      const result = await call(method, path, init, { fetch });
      // Where a failure can have no body, openapi-fetch gives no error.
      return result.response.ok || result.error ? result : { ...result, error: { errors: [] } };
    };

  return {
    run,
    // The types of HttpClient say more than these functions need to know.
    http: {
      GET: callOf("GET"),
      PUT: callOf("PUT"),
      POST: callOf("POST"),
      use(...middleware) {
        hasMiddleware = true;
        openapiFetch.use(...middleware);
      },
      eject: (...middleware) => openapiFetch.eject(...middleware),
    } as HttpClient,
  };
}

/** What ends a call early. */
type Limits = Pick<CallOptions, "signal" | "timeoutMs">;
type Method = "GET" | "PUT" | "POST";
type Exchanged = Sent & { readonly data: unknown };
type OpenapiFetch = (path: string, options: object) => Promise<AnyResult>;

/** How openapi-fetch reaches the network: what it builds, what it is answered, and how it reads that. */
interface Transport {
  readonly fetch: (request: never) => Promise<object>;
  readonly Request?: unknown;
  readonly parseAs?: "stream";
}

interface AnyParams {
  readonly path?: Readonly<Record<string, unknown>>;
  readonly header?: object;
}

/** The options of any operation. */
interface AnyInit {
  readonly params?: AnyParams | undefined;
  readonly body?: unknown;
  readonly headers?: object | undefined;
  readonly signal?: AbortSignal | undefined;
  readonly middleware?: readonly Middleware[] | undefined;
}

/** The result of any operation. */
interface AnyResult {
  readonly data?: unknown;
  readonly error?: unknown;
  readonly response: Response;
}

function apiError({ info, redact }: Pick<Sent, "info" | "redact">, response: Response, body: string): ApiError {
  return new ApiError(info, failedResponse(response, body, redact, Date.now()));
}
