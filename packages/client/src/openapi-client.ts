import { endpoints, type OperationId, type operations, type paths } from "@frontegg-identity/types";
import createOpenapiFetch, { type Middleware } from "openapi-fetch";
import type { CallOptions } from "./call-options.ts";
import { ApiError } from "./errors/api-error.ts";
import { InvalidInputError } from "./errors/invalid-input-error.ts";
import { failedResponse } from "./failed-response.ts";
import type { BodyOf, DataOf, HttpClient } from "./http-client.ts";
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
  input: { readonly path: operations[Id]["parameters"]["path"] } & BodyOf<operations[Id]>,
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
    const { params, body, headers, signal, middleware } = init;
    checkHeaders(headers);
    // Every option that it reads is here, because it would look for the others in `Object.prototype`. The signal is
    // not: a Request would listen to it for as long as the signal lives.
    const options = {
      params,
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

  function exchange(operation: OperationId, request: RequestRecord, limits: Limits): Promise<Sent> {
    const { method, url, body } = request;
    const path = url.slice(baseUrl.length);
    const headers = Object.fromEntries(request.headers);
    const { signal, timeoutMs } = limits;
    return send({ operation, method, url, path, headers, body, signal, timeoutMs }, sender);
  }

  /** Sends what openapi-fetch or middleware built, after checking that it is one of the spec's. */
  async function sendRequest(request: Request, limits: Limits): Promise<Sent> {
    const { method, url, headers } = request;
    const path = url.startsWith(`${baseUrl}/`) ? url.slice(baseUrl.length) : undefined;
    const operation = path && operationOf(method, path);
    if (!operation) {
      const place = path?.split("?")[0] ?? new URL(url).origin; // a query, or a path elsewhere, may hold a key
      throw new InvalidInputError("http", `must call an operation of the spec, not ${method} ${place}`);
    }
    checkHeaders(headers);
    const body = (await request.text()) || undefined;
    const sent = await exchange(operation, { method, url, headers, body }, limits);
    if (sent.response.ok) promisedData(operation, sent);
    return sent;
  }

  const run: RunOperation = async (operation, input, callOptions) => {
    const { headers, signal, timeoutMs } = ownProperties<CallOptions>(callOptions);
    if (timeoutMs !== undefined) checkTimeoutMs(timeoutMs);
    const limits = { signal, timeoutMs };
    // Of the exchange below the middleware, where there is any.
    let sent: Sent | undefined;
    let original: Response | undefined;
    const transport: Transport = hasMiddleware
      ? {
          fetch: async (request: Request) => {
            sent = await sendRequest(request, limits);
            return (original = rebuiltResponse(sent));
          },
        }
      : {
          Request: RequestRecord,
          // With "stream", openapi-fetch hands the body on as it is: here, the data.
          parseAs: "stream",
          fetch: async (record: RequestRecord) => {
            const answer = await exchange(operation, record, limits);
            const { ok, status, headers: responseHeaders } = answer.response;
            if (!ok) throw apiError(answer, answer.response, answer.body);
            return { ok, status, headers: responseHeaders, body: promisedData(operation, answer) };
          },
        };
    const { method, path } = endpoints[operation];
    const { path: pathParameters, body } = ownProperties<AnyInput>(input);
    const params = { path: pathParameters, header: undefined };
    const init = { params, body, headers, signal, middleware: undefined };
    const { data, error, response } = await call(method, path, init, transport);
    // The data is what promisedData checked, or what the user's middleware made of it.
    if (response.ok) return data as DataOf<operations[typeof operation]>;
    const unsent = { info: { operation, method, path, attempts: 0 }, redact: String };
    const said = response === original ? sent?.body : undefined;
    throw apiError(sent ?? unsent, response, said ?? JSON.stringify(error ?? {}));
  };

  const callOf =
    (method: Method) =>
    async (path: string, given: AnyInit): Promise<AnyResult> => {
      const { params, body, headers, signal, middleware, ...unknown } = ownProperties<AnyInit>(given);
      const { path: pathParameters = {}, header, ...unknownParams } = ownProperties<AnyParams>(params);
      const [surplus] = Object.keys({ ...unknown, ...unknownParams });
      if (surplus !== undefined) throw new InvalidInputError(`http.${method}`, `has no option ${quote(surplus)}`);
      checkHeaders(header);
      const init = { params: { path: pathParameters, header }, body, headers, signal, middleware };
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
type OpenapiFetch = (path: string, options: object) => Promise<AnyResult>;

/** How openapi-fetch reaches the network: what it builds, what it is answered, and how it reads that. */
interface Transport {
  readonly fetch: (request: never) => Promise<object>;
  readonly Request?: unknown;
  readonly parseAs?: "stream";
}

/** The input of any operation. */
type AnyInput = Pick<AnyInit, "body"> & Pick<AnyParams, "path">;

interface AnyParams {
  readonly path?: Readonly<Record<string, unknown>> | undefined;
  readonly header?: object | undefined;
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
