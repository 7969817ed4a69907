import type { ClientOptions, SendingOptions, ServerOptions } from "./client-options.ts";
import { InvalidInputError } from "./errors/invalid-input-error.ts";
import { checkInteger, MAX_TIMER_MS } from "./input/check-integer.ts";
import { checkObject } from "./input/check-object.ts";
import { checkWord } from "./input/check-text.ts";
import { typeName } from "./input/quote.ts";
import { checkedHeaders, checkHeaders } from "./input/request-headers.ts";
import { retryPolicy } from "./input/retry-options.ts";
import { serverUrl } from "./input/server-url.ts";
import { guardedListener } from "./transport/attempt-event.ts";
import { send, type Sender } from "./transport/send.ts";
import { checkedToken, tokenContext, type TokenTransport } from "./transport/token-source.ts";
import { version } from "./version.ts";

/** The options of a client, checked and with every default decided. */
export interface Settings {
  readonly baseUrl: string;
  /** Headers that every request of an operation carries. */
  readonly headers: Readonly<Record<string, string>>;
  readonly sender: Sender;
}

/** @throws {@link InvalidInputError} for an option that is missing, contradictory or malformed. */
export function settingsOf(options: ClientOptions): Settings {
  const { headers, transport } = anonymousSettings(options);
  const { environmentId, applicationId, token } = options;
  const source = typeof token === "function" ? token : () => token;
  // A token is long and rarely changes, so each is checked once.
  let checked = typeof token === "function" ? undefined : checkedToken(token);
  const check = (given: string): string => (given && given === checked ? given : (checked = checkedToken(given)));
  const context = tokenContext(transport);
  return {
    baseUrl: transport.baseUrl,
    headers: {
      accept: "application/json",
      ...headers,
      ...headerOf("environmentId", "frontegg-environment-id", environmentId),
      ...headerOf("applicationId", "frontegg-application-id", applicationId),
    },
    sender: {
      ...transport,
      token(rejectedToken) {
        const given = source(rejectedToken === undefined ? context : tokenContext(transport, rejectedToken));
        return typeof given === "string" ? check(given) : Promise.resolve(given).then(check);
      },
    },
  };
}

/** Settings of requests without a token, which need only part of a client's options. */
export function anonymousSettings(options: ServerOptions & SendingOptions): {
  /** Headers that token requests carry too. */
  readonly headers: Readonly<Record<string, string>>;
  readonly transport: TokenTransport;
} {
  checkObject("options", options);
  const { onAttempt, timeoutMs = 10_000 } = options;
  for (const input of ["fetch", "onAttempt"] as const) {
    const { [input]: value } = options;
    if (value !== undefined && typeof value !== "function") {
      throw new InvalidInputError(input, `must be a function, not ${typeName(value)}`);
    }
  }
  // The global is looked up at each call, so that what replaces it later (a tracer, a test) is used.
  const { fetch = (url, init) => globalThis.fetch(url, init) } = options;
  const baseUrl = serverUrl(options);
  checkInteger("timeoutMs", timeoutMs, 1, MAX_TIMER_MS);
  const retry = retryPolicy(options.retry);
  checkHeaders(options.headers);
  const headers = checkedHeaders(new Headers(options.headers));
  // A browser has its own, and would ask the server by CORS whether it may send another. So would a web worker.
  const isPage = "document" in globalThis || "importScripts" in globalThis;
  if (!isPage) headers["user-agent"] ??= `frontegg-identity-client/${version}`;

  const transport: TokenTransport = {
    baseUrl,
    fetch,
    timeoutMs,
    retry,
    onAttempt: onAttempt && guardedListener(onAttempt),
    send: (request, secret, limits) =>
      send({ ...request, headers: { ...headers, ...request.headers } }, { ...transport, ...limits }, secret),
  };
  return { headers, transport };
}

function headerOf(input: string, name: string, value: string | undefined): Record<string, string> {
  if (value === undefined) return {};
  checkWord(input, value);
  return { [name]: value };
}
