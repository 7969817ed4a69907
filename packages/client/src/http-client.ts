import { endpoints, type Endpoint, type OperationId, type paths } from "@frontegg-identity/types";
import createOpenapiFetch, { createQuerySerializer, type Client, type Middleware } from "openapi-fetch";
import { senderFor, type CallLimits } from "./call-options.ts";
import { ApiError, type FailedResponse } from "./errors/api-error.ts";
import type { RequestDetails } from "./errors/request-error.ts";
import { InvalidResponseError } from "./errors/invalid-response-error.ts";
import { checkFunction, checkObject } from "./input/check-object.ts";
import { must } from "./input/must.ts";
import { fillPath } from "./input/path-parameter.ts";
import { quote } from "./input/quote.ts";
import { requestHeaders } from "./input/request-headers.ts";
import { isOfKind, serializeBody } from "./input/request-body.ts";
import { ownServer } from "./own-server.ts";
import type { Settings } from "./settings.ts";
import { abortable, throwIfAborted } from "./transport/abortable.ts";
import type { ReadResponse } from "./transport/attempt.ts";
import { errorBody, failedResponse, parsed } from "./transport/failed-response.ts";
import { readableResponse } from "./transport/readable-response.ts";
import { Redactor } from "./transport/redactor.ts";
import { mayRepeat } from "./transport/retry-decision.ts";
import { send } from "./transport/send.ts";

/** The openapi-fetch client of the spec. */
export type HttpClient = Client<paths>;

// The signatures of HttpClient mention these, so a user's declaration file must be able to name them.
export type {
  ClientMethod,
  ClientRequestMethod,
  FetchOptions,
  FetchResponse,
  MaybeOptionalInit,
  Middleware,
} from "openapi-fetch";

/**
 * Makes openapi-fetch's client, whose way to the network is `send`, and the function behind its methods. Nothing else
 * here imports openapi-fetch.
 */
export function httpClient({ baseUrl, headers, sender }: Settings): { http: HttpClient; call: AnyCall } {
  const client = createOpenapiFetch<paths>({
    querySerializer: createQuerySerializer(), // otherwise it makes one for each call
    Request: LeanRequest as unknown as typeof Request,
    bodySerializer: String,
  });
  // At run time it takes any path, and its types are for callers.
  const request = client.request as unknown as (method: string, template: string, init: object) => Promise<AnyResult>;
  let hasMiddleware = false;

  async function call(operation: OperationId, options: HttpOptions, throws?: boolean): Promise<AnyResult> {
    const endpoint: Endpoint = endpoints[operation];
    const { params = {}, body, bodySerializer, parseAs = "json", baseUrl: own, fetch } = options;
    checkObject("params", params);
    checkFunction("fetch", fetch);
    const limits = senderFor(options, sender);
    if (fetch) limits.fetch = (input, init) => fetch(new Request(input, init));
    if (endpoint.token) limits.token = undefined;
    const { method, path: template, required = [], success } = endpoint;
    const server = endpoint.servers ? ownServer(endpoint.servers, baseUrl) : baseUrl;
    if (own !== undefined) pathOf(`${own}/`, server);
    requestHeaders(options.headers);
    requestHeaders(params.header);
    const path = fillPath(template, params.path ?? {});
    throwIfAborted(limits.signal);

    // If nobody sees the request, and nobody reads the response of a success again, neither is a real one: that would cost
    // a third of a call.
    const isPlain = throws || Object.keys(options).every((name) => UNSEEN.test(name));
    const isSeen = hasMiddleware || !isPlain || parseAs !== "json";
    const redactor = new Redactor();
    // If middleware answers, this is all that there is.
    let info: RequestDetails = { operation, method, path: template, attempts: 0 };
    let known: ReadResponse | undefined;
    const transport = async (sent: Request): Promise<Response> => {
      const given = { query: params.query, headers: requestHeaders(sent.headers) };
      for (const [place, name] of required) {
        must(given[place]?.[name] !== undefined, `${place}.${name}`, "be given for this operation");
      }
      info = { operation, method: sent.method, path: pathOf(sent.url, server), attempts: 0 };
      // This waits even for a lean one, so that no token function runs before the call has returned its promise.
      const sentBody = (await sent.text()) || undefined;
      known = await send(
        {
          info,
          redactor,
          // Of a request that middleware sends to another operation, this one's description says nothing.
          isRepeatable: sent.method === method && info.path.split("?")[0] === path && mayRepeat(endpoint, sentBody),
          url: sent.url,
          headers: { ...headers, ...given.headers, ...endpoint.headers },
          body: sentBody,
          // Some may be for `fetch`, such as `cache`. Of those that aren't, a wrapper might read its own meaning.
          init: isSeen ? { ...options, params: undefined, timeoutMs: undefined, retry: undefined } : undefined,
        },
        limits,
      );
      return !isSeen && known.response.ok ? LEAN_SUCCESS : readableResponse(known, redactor);
    };

    const built = request(method, template, {
      // The URL ends in the template.
      pathSerializer: (url: string) => url.slice(0, -template.length) + path,
      // A Request would listen to a signal for as long as that lives.
      ...(isSeen && { Request, ...options, signal: undefined }),
      headers: options.headers,
      params: { ...params, path: params.path ?? {} },
      baseUrl: own ?? server,
      body: bodySerializer ? body : endpoint.body && serializeBody(endpoint.body, body),
      parseAs: parseAs === "json" ? "stream" : parseAs, // it parses nothing then
      fetch: transport,
    });
    const result = await abortable(built, limits.signal);
    const response = result.response === LEAN_SUCCESS ? known!.response : result.response;
    if (parseAs !== "json" && response.ok) return { data: result.data, response };
    const text = !response.ok ? result.error : isSeen ? await response.text() : known?.body;
    const content = typeof text === "string" ? parsed(text) : text;
    const failed = (): FailedResponse => failedResponse(response, content, redactor);
    if (!response.ok) {
      if (throws) throw new ApiError(info, failed());
      return { error: errorBody(content), response };
    }
    const kind = success[response.status] ?? success["2XX"] ?? Object.values(success)[0];
    if (kind === "text") return { data: text, response };
    // If the spec promises nothing, JSON is dropped, and text is a sign that something else answered. JSON is never its own text.
    const isPromised = kind === "none" ? typeof content !== "string" : content !== text && isOfKind(kind, content);
    if (!isPromised) throw new InvalidResponseError(info, failed());
    return { data: kind === "none" ? undefined : content, response };
  }

  /** Finds the operation of a call of `http`, and calls it. */
  async function callPath(method: string, template: string, options: HttpOptions = {}): Promise<AnyResult> {
    const operation = operationIds.get(`${method} ${template}`);
    must(operation, "http", `call an operation of the spec, not ${method} ${quote(template)}`);
    checkObject(`options of http.${method}`, options);
    return call(operation, options);
  }

  const http: Record<string, unknown> = {
    ...client,
    request: (method: string, template: string, options?: HttpOptions) =>
      callPath(method.toUpperCase(), template, options),
    use(...middleware: Middleware[]) {
      hasMiddleware = true;
      client.use(...middleware);
    },
  };
  for (const name in client) if (name === name.toUpperCase()) http[name] = callPath.bind(undefined, name);
  // The same names with the same meaning, so it is a Client still.
  return { http: http as unknown as HttpClient, call };
}

const operationIds = new Map(
  // The keys of a constant are its property names, but TypeScript widens them to string.
  Object.entries(endpoints).map(([id, { method, path }]) => [`${method} ${path}`, id as OperationId]),
);

/** The options of `http` that say nothing about how openapi-fetch builds the request or reads the response. */
const UNSEEN = /^(params|headers|body|signal|timeoutMs|retry)$/;

/** As much of a `Request` as openapi-fetch and the client read if nobody sees it. */
function LeanRequest(url: string, { method, headers, body }: RequestInit): object {
  return { url, method, headers, text: () => body };
}

/** As much of a `Response` as openapi-fetch reads of a success that nobody sees, and that has nothing to parse. */
const LEAN_SUCCESS = { ok: true, status: 204, headers: new Map<string, string>() } as unknown as Response;

/** @throws {@link InvalidInputError} for a request that an option or middleware sends to another server. */
function pathOf(url: string, server: string): string {
  // The other URL is not shown: it may hold a key.
  if (!url.startsWith(server) || url[server.length] !== "/") must(false, "http", `call ${server}, and no other server`);
  return url.slice(server.length);
}

type Parameters = Readonly<Record<string, unknown>>;

/** The options of any call. */
interface HttpOptions extends CallLimits {
  readonly params?: {
    readonly path?: Parameters | undefined;
    readonly header?: unknown;
    readonly query?: Parameters | undefined;
  };
  /** Anything that openapi-fetch takes; `requestHeaders` checks it. */
  readonly headers?: unknown;
  readonly body?: unknown;
  readonly baseUrl?: string;
  readonly middleware?: unknown;
  readonly bodySerializer?: (body: unknown) => unknown;
  readonly parseAs?: string;
  readonly fetch?: (request: Request) => Promise<Response>;
}

/** The result of any call. */
export interface AnyResult {
  readonly data?: unknown;
  readonly error?: unknown;
  readonly response: Response;
}

/**
 * A call of any operation.
 *
 * @param throws - Whether a failed response is thrown as an {@link ApiError}. Otherwise it is given as an `error`.
 */
export type AnyCall = (operation: OperationId, options: HttpOptions, throws?: boolean) => Promise<AnyResult>;
