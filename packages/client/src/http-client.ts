import { endpoints, type Endpoint, type OperationId, type paths } from "@frontegg-identity/types";
import createOpenapiFetch, { createQuerySerializer, type Client, type Middleware } from "openapi-fetch";
import { senderFor, type CallLimits, type CallOptions } from "./call-options.ts";
import { ApiError, type FailedResponse } from "./errors/api-error.ts";
import { InvalidResponseError } from "./errors/invalid-response-error.ts";
import { checkObject } from "./input/check-object.ts";
import { must } from "./input/must.ts";
import { fillPath } from "./input/path-parameter.ts";
import { quote } from "./input/quote.ts";
import { requestHeaders } from "./input/request-headers.ts";
import { isOfKind, serializeBody } from "./input/request-body.ts";
import { ownServer } from "./own-server.ts";
import type { Settings } from "./settings.ts";
import { abortable, throwIfAborted } from "./transport/abortable.ts";
import { errorBody, failedResponse, parsed } from "./transport/failed-response.ts";
import { readableResponse } from "./transport/readable-response.ts";
import { Redactor } from "./transport/redactor.ts";
import { mayRepeat } from "./transport/retry-decision.ts";
import { send, type FinalResponse } from "./transport/send.ts";

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
  const client = createOpenapiFetch<paths>({ pathSerializer: fillPath });
  // At run time it takes any path, and its types are for callers.
  const request = client.request as unknown as (method: string, template: string, init: object) => Promise<AnyResult>;
  let hasMiddleware = false;

  async function call(
    operation: OperationId,
    options: GivenOptions,
    path: Parameters,
    body: unknown,
    http?: HttpOptions,
  ): Promise<AnyResult> {
    const endpoint: Endpoint = endpoints[operation];
    const { params = {}, bodySerializer, parseAs = "json", baseUrl: own, fetch } = http ?? { params: options };
    const limits = senderFor(options, sender);
    if (fetch) limits.fetch = (input, init) => fetch(new Request(input, init));
    if (endpoint.token) limits.token = undefined;
    const { method, path: template, required = [], success } = endpoint;
    const server = endpoint.servers ? ownServer(endpoint.servers, baseUrl) : baseUrl;
    if (own !== undefined) pathOf(`${own}/`, server);
    const filled = fillPath(template, path);
    const written = bodySerializer ? body : endpoint.body && serializeBody(endpoint.body, body);
    const given = requestHeaders(options.headers);
    requestHeaders(params.header);
    throwIfAborted(limits.signal);

    let known: FinalResponse | undefined;
    const sendRequest = async (
      sent: Pick<Request, "method" | "url">,
      sentHeaders: Readonly<Record<string, string>>,
      sentBody: string | undefined,
    ): Promise<FinalResponse> => {
      const places = { query: params.query, headers: sentHeaders };
      for (const [place, name] of required) {
        must(places[place]?.[name] !== undefined, `${place}.${name}`, "be given for this operation");
      }
      const sentPath = pathOf(sent.url, server);
      // Of a request that middleware sends to another operation, this one's description says nothing.
      const isOurs = sent.method === method && sentPath.split("?")[0] === filled;
      known = await send(
        {
          operation,
          isRepeatable: isOurs && mayRepeat(endpoint, sentBody),
          method: sent.method,
          url: sent.url,
          path: sentPath,
          headers: { ...headers, ...sentHeaders, ...endpoint.headers },
          body: sentBody,
          // Some may be for `fetch`, such as `cache`. It ignores the others, but not every wrapper ignores `retry`.
          init: http && { ...http, retry: undefined },
        },
        limits,
      );
      return known;
    };

    let response: Response;
    let text: unknown;
    const isPlain = !http || (!params.header && Object.keys(http).every((name) => PLAIN.test(name)));
    if (isPlain && !hasMiddleware) {
      // Nobody sees the request, and nobody reads the response again. To make real ones is half the cost of a call.
      const query = querySerializer(params.query);
      const url = server + filled + (query && `?${query}`);
      if (written !== undefined) given["content-type"] ??= "application/json";
      const sent = sendRequest({ method, url }, given, written as string); // without a bodySerializer
      const { redactor, ...read } = await abortable(sent, limits.signal);
      ({ response } = read);
      text = response.ok ? read.body : redactor.redact(read.body);
    } else {
      const built = request(method, template, {
        ...options,
        params: { ...params, path },
        baseUrl: own ?? server,
        body: written,
        bodySerializer: bodySerializer ?? String,
        parseAs: parseAs === "json" ? "stream" : parseAs, // it parses nothing then
        fetch: async (sent: Request) =>
          readableResponse(await sendRequest(sent, requestHeaders(sent.headers), (await sent.text()) || undefined)),
        signal: undefined, // a Request would listen to it for as long as the signal lives
      });
      const result = await abortable(built, limits.signal);
      ({ response } = result);
      if (parseAs !== "json" && response.ok) return result;
      text = response.ok ? await response.text() : result.error;
    }
    const content = typeof text === "string" ? parsed(text) : text;
    // Nothing is sent where middleware answers.
    const info = known?.info ?? { operation, method, path: template, attempts: 0 };
    const failed = (): FailedResponse => failedResponse(response, content, known?.redactor ?? new Redactor());
    if (!response.ok) {
      if (!http) throw new ApiError(info, failed());
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
    // The keys of a constant are its property names, but TypeScript widens them to string.
    const operation = (Object.keys(endpoints) as OperationId[]).find(
      (id) => endpoints[id].method === method && endpoints[id].path === template,
    );
    must(operation, "http", `call an operation of the spec, not ${method} ${quote(template)}`);
    checkObject("options", options);
    return call(operation, options, options.params?.path ?? {}, options.body, options);
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

const querySerializer = createQuerySerializer();

/** The options of a call of `http` that say nothing about how openapi-fetch builds the request or reads the response. */
const PLAIN = /^(params|body|signal|timeoutMs|retry)$/;

/** @throws {@link InvalidInputError} for a request that an option or middleware sends to another server. */
function pathOf(url: string, server: string): string {
  // The other URL is not shown: it may hold a key.
  must(url.startsWith(`${server}/`), "http", `call ${server}, and no other server`);
  return url.slice(server.length);
}

type Parameters = Readonly<Record<string, unknown>>;

/** The options of a method of any operation. */
type GivenOptions = CallOptions & { readonly query?: Parameters | undefined; readonly header?: undefined };

/** The options of any call of `http`. */
interface HttpOptions extends CallLimits {
  readonly params?: { readonly path?: Parameters; readonly header?: unknown; readonly query?: Parameters | undefined };
  readonly headers?: never; // anything that openapi-fetch takes; `requestHeaders` checks it
  readonly body?: unknown;
  readonly baseUrl?: string;
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
 * @param http - What a call of `http` was given. A method has none, and throws a failed response as an {@link ApiError},
 * which `http` gives as an `error`.
 */
export type AnyCall = (
  operation: OperationId,
  options: GivenOptions,
  path: Parameters,
  body: unknown,
  http?: HttpOptions,
) => Promise<AnyResult>;
