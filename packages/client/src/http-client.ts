import { endpoints, type Endpoint, type OperationId, type paths } from "@frontegg-identity/types";
import createOpenapiFetch, { type Client, type Middleware } from "openapi-fetch";
import { senderFor, type CallLimits } from "./call-options.ts";
import { ApiError } from "./errors/api-error.ts";
import { InvalidInputError } from "./errors/invalid-input-error.ts";
import { InvalidResponseError } from "./errors/invalid-response-error.ts";
import { fillPath } from "./input/path-parameter.ts";
import { quote } from "./input/quote.ts";
import { checkedHeaders, checkHeaders } from "./input/request-headers.ts";
import { isOfKind, serializeBody } from "./input/request-body.ts";
import { LeanRequest } from "./lean-request.ts";
import { ownServer } from "./own-server.ts";
import type { Settings } from "./settings.ts";
import { abortable, throwIfAborted } from "./transport/abortable.ts";
import { errorBody, failedResponse, parsed } from "./transport/failed-response.ts";
import { readableResponse } from "./transport/readable-response.ts";
import { Redactor } from "./transport/redactor.ts";
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

const operationIds = new Map(
  // The keys of a constant are its property names, but TypeScript widens them to string.
  (Object.keys(endpoints) as OperationId[]).map((id) => [`${endpoints[id].method} ${endpoints[id].path}`, id]),
);

/**
 * Makes openapi-fetch's client, whose way to the network is `send`, and the function behind its methods. Nothing else
 * here imports openapi-fetch.
 */
export function httpClient({ baseUrl, headers, sender }: Settings): { http: HttpClient; call: AnyCall } {
  const client = createOpenapiFetch<paths>({ pathSerializer: fillPath });
  // At run time it takes any path, and its types are for callers.
  const request = client.request as unknown as (method: string, template: string, init: object) => Promise<AnyResult>;
  let hasMiddleware = false;

  /** Each method does this on the way into openapi-fetch, and on the way out of it. */
  async function call(method: string, template: string, options: AnyOptions = {}, throws = false): Promise<AnyResult> {
    const limits = senderFor(options, sender);
    // The rest is for `fetch`, such as `cache`. `fetch` ignores unknown options.
    const {
      params,
      body,
      middleware,
      bodySerializer,
      parseAs = "json",
      baseUrl: own,
      fetch,
      retry: _,
      ...init
    } = options;
    const operation = operationIds.get(`${method} ${template}`);
    if (!operation) {
      throw new InvalidInputError("http", `must call an operation of the spec, not ${method} ${quote(template)}`);
    }
    const endpoint: Endpoint = endpoints[operation];
    const server = endpoint.servers ? ownServer(endpoint.servers, baseUrl) : baseUrl;
    const base = own ?? server;
    pathOf(`${base}/`, server);
    const serialize = bodySerializer ?? (endpoint.body && serializeBody.bind(undefined, endpoint.body));
    if (body === undefined && !bodySerializer && !endpoint.body?.optional) serialize?.(body);
    const isOurs = parseAs === "json";
    // Only middleware can see that a request and a response aren't complete, because it may do anything with them.
    const isWhole = hasMiddleware || middleware !== undefined || bodySerializer !== undefined || !isOurs;
    // A method returns no response, so nobody reads its body again.
    const isUnseen = throws && !isWhole;
    checkHeaders(params?.header);
    throwIfAborted(limits.signal);

    let known: FinalResponse | undefined;
    const transport = async (outgoing: Request): Promise<Response> => {
      const given = { query: params?.query, headers: checkedHeaders(outgoing.headers) };
      for (const [place, name] of endpoint.required ?? []) {
        if (given[place]?.[name] === undefined)
          throw new InvalidInputError(`${place}.${name}`, "must be given for this operation");
      }
      known = await send(
        {
          operation,
          endpoint,
          method: outgoing.method,
          url: outgoing.url,
          path: pathOf(outgoing.url, server),
          headers: { ...headers, ...given.headers, ...endpoint.headers },
          body: (await outgoing.text()) || undefined,
          init,
        },
        {
          ...limits,
          ...(fetch && { fetch: (input, initOfCall) => fetch(new Request(input, initOfCall)) }),
          ...(endpoint.token && { token: undefined }),
        },
      );
      const { response, redactor, body: text } = known;
      if (isUnseen && response.ok) return response;
      return readableResponse(response, response.ok ? text : redactor.redact(text), isWhole);
    };

    const built = request(method, template, {
      ...options,
      params: { ...params, path: params?.path ?? {} },
      baseUrl: base,
      bodySerializer: serialize,
      parseAs: isOurs ? "stream" : parseAs, // it parses nothing then
      Request: isWhole ? globalThis.Request : LeanRequest,
      fetch: transport,
      signal: undefined, // a Request would listen to it for as long as the signal lives
    });
    const { response, data, error } = await abortable(built, limits.signal);
    // Nothing is sent where middleware answers.
    const info = known?.info ?? { operation, method, path: template, attempts: 0 };
    const failed = (content: unknown) => failedResponse(response, content, known?.redactor ?? new Redactor());
    if (!response.ok) {
      if (throws) throw new ApiError(info, failed(error));
      return { error: errorBody(error), response };
    }
    if (!isOurs) return { data, response };
    const text = isUnseen && known ? known.body : await response.text();
    const { success } = endpoint;
    const kind = success[response.status] ?? success["2XX"] ?? Object.values(success)[0];
    const content = kind === "text" ? text : text === "" ? undefined : parsed(text);
    // If the spec promises nothing, JSON is dropped, and text is a sign that something else answered. JSON is never its own text.
    const isPromised =
      kind === "text" || (kind === "none" ? typeof content !== "string" : content !== text && isOfKind(kind, content));
    if (!isPromised) throw new InvalidResponseError(info, failed(content));
    return { data: kind === "none" ? undefined : content, response };
  }

  // The same names with the same meaning, so it is a Client still.
  const http = {
    ...Object.fromEntries(
      Object.entries(client).map(([name, own]) => [
        name,
        name === name.toUpperCase() ? (template: string, options: AnyOptions) => call(name, template, options) : own,
      ]),
    ),
    request: (method: string, template: string, options: AnyOptions) => call(method.toUpperCase(), template, options),
    use(...middleware: Middleware[]) {
      hasMiddleware = true;
      client.use(...middleware);
    },
  } as unknown as HttpClient;
  return { http, call };
}

/** @throws {@link InvalidInputError} for a request that an option or middleware sends to another server. */
function pathOf(url: string, server: string): string {
  if (url.startsWith(`${server}/`)) return url.slice(server.length);
  // The other URL is not shown: it may hold a key.
  throw new InvalidInputError("http", `must call ${server}, and no other server`);
}

/** The options of any call. */
interface AnyOptions extends CallLimits {
  readonly params?:
    | {
        readonly path?: unknown;
        readonly header?: unknown;
        readonly query?: Readonly<Record<string, unknown>> | undefined;
      }
    | undefined;
  readonly body?: unknown;
  readonly baseUrl?: string | undefined;
  readonly middleware?: unknown;
  readonly bodySerializer?: ((body: unknown) => unknown) | undefined;
  readonly parseAs?: string | undefined;
  readonly fetch?: ((request: Request) => Promise<Response>) | undefined;
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
 * @param throws - Whether a failure is thrown as an {@link ApiError}, not given as an `error`.
 */
export type AnyCall = (method: string, template: string, options: AnyOptions, throws?: boolean) => Promise<AnyResult>;
