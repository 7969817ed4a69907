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
import { checkedToken, tokenContext, type TokenContext } from "./transport/token-source.ts";
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
  const { baseUrl, headers, anonymous, context } = anonymousSettings(options);
  const { environmentId, applicationId, token } = options;
  const source = typeof token === "function" ? token : () => token;
  // A token is long, and hardly ever another than the one before: each is checked once.
  let checked = typeof token === "function" ? undefined : checkedToken(token);
  const check = (given: string): string => (given && given === checked ? given : (checked = checkedToken(given)));
  return {
    baseUrl,
    headers: {
      accept: "application/json",
      ...headers,
      ...headerOf("environmentId", "frontegg-environment-id", environmentId),
      ...headerOf("applicationId", "frontegg-application-id", applicationId),
    },
    sender: {
      ...anonymous,
      token(rejectedToken) {
        const given = source(rejectedToken === undefined ? context : { ...context, rejectedToken });
        return typeof given === "string" ? check(given) : Promise.resolve(given).then(check);
      },
    },
  };
}

/** Settings of requests without a token, which need only part of a client's options. */
export function anonymousSettings(options: ServerOptions & SendingOptions): {
  readonly baseUrl: string;
  /** Headers that token requests carry too. */
  readonly headers: Readonly<Record<string, string>>;
  readonly anonymous: Sender;
  readonly context: TokenContext;
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
  if (options.headers !== undefined) checkHeaders(options.headers);
  const headers = checkedHeaders(new Headers(options.headers));
  // A browser has its own, and would ask the server by CORS whether it may send another. So would a web worker.
  const isPage = "document" in globalThis || "importScripts" in globalThis;
  if (!isPage) headers["user-agent"] ??= `frontegg-identity-client/${version}`;

  const anonymous = { fetch, timeoutMs, retry, onAttempt: onAttempt && guardedListener(onAttempt) };
  const context = tokenContext(baseUrl, {
    timeoutMs,
    retry,
    send: (request, secret, limits) =>
      send({ ...request, headers: { ...headers, ...request.headers } }, { ...anonymous, ...limits }, secret),
  });
  return { baseUrl, headers, anonymous, context };
}

function headerOf(input: string, name: string, value: string | undefined): Record<string, string> {
  if (value === undefined) return {};
  checkWord(input, value);
  return { [name]: value };
}
