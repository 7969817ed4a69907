import { endpoints, type OperationId, type paths } from "@frontegg-identity/types";
import createOpenapiFetch, { type Client, type Middleware } from "openapi-fetch";
import { senderFor, type CallLimits } from "./call-options.ts";
import { ApiError } from "./errors/api-error.ts";
import { InvalidInputError } from "./errors/invalid-input-error.ts";
import { InvalidResponseError } from "./errors/invalid-response-error.ts";
import { isObject } from "./input/is-object.ts";
import { fillPath } from "./input/path-parameter.ts";
import { quote } from "./input/quote.ts";
import { checkedHeaders } from "./input/request-headers.ts";
import { serializeUserUpdate } from "./input/user-update.ts";
import { LeanRequest } from "./lean-request.ts";
import type { Settings } from "./settings.ts";
import { abortable } from "./transport/abortable.ts";
import { errorBody, failedResponse, parsed } from "./transport/failed-response.ts";
import { readableResponse } from "./transport/readable-response.ts";
import { Redactor } from "./transport/redactor.ts";
import { send, type FinalResponse } from "./transport/send.ts";

/** The openapi-fetch client of the spec. */
export type HttpClient = Client<paths>;

// What the signatures of HttpClient mention, so that a declaration file of a user can name it.
export type {
  ClientMethod,
  ClientRequestMethod,
  FetchOptions,
  FetchResponse,
  MaybeOptionalInit,
  Middleware,
} from "openapi-fetch";

/** The error of each failed call, by its response: what the named methods throw. */
const apiErrors = new WeakMap<Response, ApiError>();

/** Makes openapi-fetch's client, whose way to the network is `send`. Nothing else here imports openapi-fetch. */
export function httpClient({ baseUrl, headers, sender }: Settings): HttpClient {
  const client = createOpenapiFetch<paths>({ baseUrl, pathSerializer: fillPath, bodySerializer: serializeUserUpdate });
  const request = client.request as unknown as AnyCall; // at run time it takes any path; its types are for callers
  let hasMiddleware = false;

  /** What each method does on the way into openapi-fetch, and on the way out of it. */
  async function call(method: string, template: string, options: AnyOptions = {}): Promise<AnyResult> {
    // What is left is for `fetch`, such as `cache`; it ignores what it does not know.
    const { params, middleware, bodySerializer, parseAs = "json", fetch, retry: _, ...init } = options;
    const operation = operationOf(method, template);
    const limits = senderFor(options, sender);
    // Middleware may do anything with a request and a response; nobody else sees that they are not whole.
    const isWhole = hasMiddleware || middleware !== undefined || bodySerializer !== undefined || parseAs !== "json";
    limits.signal?.throwIfAborted();

    let sent: FinalResponse | undefined;
    const transport = async (outgoing: Request): Promise<Response> => {
      sent = await send(
        {
          operation,
          method: outgoing.method,
          url: outgoing.url,
          path: pathOf(outgoing.url, baseUrl),
          headers: { ...headers, ...checkedHeaders(outgoing.headers) },
          body: (await outgoing.text()) || undefined,
          init,
        },
        fetch ? { ...limits, fetch: (input, own) => fetch(new Request(input, own)) } : limits,
      );
      const { response, body, redactor } = sent;
      return readableResponse(response, response.ok ? body : redactor.redact(body), isWhole);
    };

    const built = request(method, template, {
      ...options,
      params: { ...params, path: params?.path ?? {} },
      Request: isWhole ? globalThis.Request : LeanRequest,
      fetch: transport,
      signal: undefined, // a Request would listen to it for as long as the signal lives
    });
    const { response, data, error } = await abortable(built, limits.signal).catch((reason: unknown) => {
      // openapi-fetch throws this for a success that is not JSON.
      if (!(reason instanceof SyntaxError && sent?.response.ok && parsed(sent.body) === sent.body)) throw reason;
      return { response: sent.response, data: sent.body, error: undefined };
    });
    // Nothing was sent where middleware answered.
    const { info, redactor } = sent ?? {
      info: { operation, method, path: template, attempts: 0 },
      redactor: new Redactor(),
    };
    if (!response.ok) {
      apiErrors.set(response, new ApiError(info, failedResponse(response, error, redactor)));
      return { error: errorBody(error), response };
    }
    const [kind] = Object.values(endpoints[operation].success);
    const isPromised = kind === "object" ? isObject(data) : typeof data !== "string";
    if (parseAs === "json" && !isPromised)
      throw new InvalidResponseError(info, failedResponse(response, data, redactor));
    return { data, response };
  }

  const methods = Object.keys(client).filter((name) => name === name.toUpperCase());
  // The same names with the same meaning, so it is a Client still.
  return {
    ...client,
    ...Object.fromEntries(methods.map((method) => [method, call.bind(undefined, method)])),
    request: (method: string, template: string, options: AnyOptions) => call(method.toUpperCase(), template, options),
    use(...middleware: Middleware[]) {
      hasMiddleware = true;
      client.use(...middleware);
    },
  } as HttpClient;
}

/** Gives the data of a call of {@link HttpClient}, or throws the {@link ApiError} of its failure. */
export async function dataOf<Data>(
  call: Promise<{ readonly data?: Data; readonly error?: unknown; readonly response: Response }>,
): Promise<Data> {
  const { data, response } = await call;
  const error = apiErrors.get(response);
  if (error) throw error;
  return data as Data; // of a success, `call` gives what the spec promises
}

function operationOf(method: string, template: string): OperationId {
  // The keys of a constant are its property names; TypeScript widens them to string.
  const ids = Object.keys(endpoints) as OperationId[];
  const operation = ids.find((id) => endpoints[id].method === method && endpoints[id].path === template);
  if (operation) return operation;
  throw new InvalidInputError("http", `must call an operation of the spec, not ${method} ${quote(template)}`);
}

/** @throws {@link InvalidInputError} for a request that an option or middleware sends to another server. */
function pathOf(url: string, baseUrl: string): string {
  if (url.startsWith(`${baseUrl}/`)) return url.slice(baseUrl.length);
  // The other URL is not shown: it may hold a key.
  throw new InvalidInputError("http", `must call ${baseUrl}, and no other server`);
}

/** The options of any call. */
interface AnyOptions extends CallLimits {
  readonly params?: { readonly path?: unknown } | undefined;
  readonly middleware?: unknown;
  readonly bodySerializer?: unknown;
  readonly parseAs?: string | undefined;
  readonly fetch?: ((request: Request) => Promise<Response>) | undefined;
}

/** The result of any call. */
interface AnyResult {
  readonly data?: unknown;
  readonly error?: unknown;
  readonly response: Response;
}

type AnyCall = (method: string, template: string, options: object) => Promise<AnyResult>;
