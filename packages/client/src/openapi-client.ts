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
import { checkedHeaders } from "./request-headers.ts";
import { checkTimeoutMs } from "./retry-options.ts";
import { send, type Sent } from "./send.ts";
import type { Settings } from "./settings.ts";

export type { Middleware } from "openapi-fetch";

/** Runs one operation, with the parameters and the body that the spec gives it. Gives the data or throws. */
export type RunOperation = <Id extends OperationId>(
  operation: Id,
  parameters: operations[Id]["parameters"]["path"],
  body: BodyOf<operations[Id]> extends { readonly body: infer Body } ? Body : undefined,
  options: CallOptions | undefined,
) => Promise<DataOf<operations[Id]>>;

/** Makes the HTTP client, and what runs the named methods. Nothing else here imports openapi-fetch. */
export function openapiClient(settings: Settings): { readonly http: HttpClient; readonly run: RunOperation } {
  const { baseUrl, sender } = settings;
  const headersWithBody = { "content-type": "application/json", ...settings.headers };
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

  /** Makes one call of openapi-fetch, whose way to the network is `fetch`. */
  async function call(method: Method, path: string, init: Omit<AnyInit, "signal">, fetch: Fetch): Promise<AnyResult> {
    const { params, body, headers, middleware } = init;
    // openapi-fetch swallows an error that is falsy, as the reason of an abort may be.
    let swallowed: { readonly error: unknown } | undefined;
    // Every option that it reads is here, because it would look for the others in `Object.prototype`. The signal stays
    // out: a Request would listen to it for as long as the signal lives.
    const options = {
      params,
      body,
      headers,
      middleware,
      fetch: (request: Request) =>
        fetch(request).catch((error: unknown) => {
          if (!error) swallowed = { error };
          throw error;
        }),
      signal: null,
      baseUrl: undefined,
      bodySerializer: undefined,
      pathSerializer: undefined,
      querySerializer: undefined,
      Request: undefined,
      parseAs: undefined,
    };
    try {
      return await (openapiFetch[method] as OpenapiFetch)(path, options);
    } catch (error) {
      throw swallowed ? swallowed.error : error;
    }
  }

  /** Sends what openapi-fetch or middleware built, after checking that it is one of the spec's. */
  async function sendRequest(request: Request, limits: Limits): Promise<Sent> {
    const { method, url } = request;
    const path = url.startsWith(`${baseUrl}/`) ? url.slice(baseUrl.length) : "";
    const operation = operationOf(method, path);
    if (!operation) {
      const place = path.split("?")[0] || new URL(url).origin; // a query, or a path elsewhere, may hold a key
      throw new InvalidInputError("http", `must call an operation of the spec, not ${method} ${place}`);
    }
    const headers = checkedHeaders(request.headers);
    const body = (await request.text()) || undefined;
    const sent = await send({ operation, method, url, path, headers, body, ...limits }, sender);
    // Where nothing is promised, nothing is shown, whatever came.
    return sent.response.ok && promisedData(operation, sent) === undefined ? { ...sent, body: "" } : sent;
  }

  const run: RunOperation = async (operation, parameters, body, callOptions) => {
    const { headers: given, signal, timeoutMs } = ownProperties<CallOptions>(callOptions);
    if (timeoutMs !== undefined) checkTimeoutMs(timeoutMs);
    const headers = given && checkedHeaders(given);
    const { method, path: template } = endpoints[operation];

    // What openapi-fetch would build, without the `Request` and `Response` that only middleware needs: see DESIGN.md.
    if (!hasMiddleware) {
      const path = fillPath(template, parameters);
      const ours = body ? headersWithBody : settings.headers;
      const request = {
        operation,
        method,
        url: baseUrl + path,
        path,
        headers: headers ? { ...ours, ...headers } : ours,
        body: body && JSON.stringify(body),
        signal,
        timeoutMs,
      };
      const sent = await send(request, sender);
      if (!sent.response.ok) throw new ApiError(sent.info, failedResponse(sent));
      // It is what promisedData checked.
      return promisedData(operation, sent) as DataOf<operations[typeof operation]>;
    }

    // Of the exchange below the middleware, where there is any.
    let sent: Sent | undefined;
    let original: Response | undefined;
    const init = { params: { path: parameters, header: undefined }, body, headers, middleware: undefined };
    const { data, error, response } = await call(method, template, init, async (request) => {
      sent = await sendRequest(request, { signal, timeoutMs });
      return (original = rebuiltResponse(sent));
    });
    // The data is what promisedData checked, or what the user's middleware made of it.
    if (response.ok) return data as DataOf<operations[typeof operation]>;
    // What middleware answered, or made of the answer.
    const unsent = { info: { operation, method, path: template, attempts: 0 }, redact: String };
    const changed = { ...unsent, ...sent, response, body: JSON.stringify(error ?? {}) };
    const failed = sent && response === original ? sent : changed;
    throw new ApiError(failed.info, failedResponse(failed));
  };

  const callOf =
    (method: Method) =>
    async (path: string, given: AnyInit): Promise<AnyResult> => {
      const { params, body, headers, signal, middleware, ...unknown } = ownProperties<AnyInit>(given);
      const { path: pathParameters = {}, header, ...unknownParams } = ownProperties<AnyParams>(params);
      const [surplus] = Object.keys({ ...unknown, ...unknownParams });
      if (surplus !== undefined) throw new InvalidInputError(`http.${method}`, `has no option ${quote(surplus)}`);
      const init = {
        params: { path: pathParameters, header: checkedHeaders(header) },
        body,
        headers: checkedHeaders(headers),
        middleware,
      };
      const result = await call(method, path, init, async (request) =>
        rebuiltResponse(await sendRequest(request, { signal })),
      );
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
/** How openapi-fetch reaches the network. */
type Fetch = (request: Request) => Promise<Response>;
type OpenapiFetch = (path: string, options: object) => Promise<AnyResult>;

interface AnyParams {
  readonly path?: object | undefined;
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
