import type { ClientOptions, SendingOptions, ServerOptions } from "./client-options.ts";
import { checkInteger, MAX_TIMER_MS } from "./input/check-integer.ts";
import { retryPolicy } from "./input/retry-options.ts";
import { serverUrl } from "./input/server-url.ts";
import { guardedListener } from "./transport/attempt-event.ts";
import { send, type Sender } from "./transport/send.ts";
import { checkedToken, tokenContext, type TokenContext } from "./transport/token-source.ts";

/** The options of a client, checked and with every default decided. */
export interface Settings {
  readonly baseUrl: string;
  /** Headers that every request carries. */
  readonly headers: Readonly<Record<string, string>>;
  readonly sender: Sender;
}

/** @throws {@link InvalidInputError} for an option that is missing, contradictory or malformed. */
export function settingsOf(options: ClientOptions): Settings {
  const { environmentId, applicationId, token } = options;
  const { baseUrl, anonymous, context } = anonymousSettings(options);
  // Headers refuses what no header can carry.
  const headers = new Headers({ accept: "application/json" });
  if (environmentId !== undefined) headers.set("frontegg-environment-id", environmentId);
  if (applicationId !== undefined) headers.set("frontegg-application-id", applicationId);

  const source = typeof token === "function" ? token : () => token;
  // A token is long, and hardly ever another than the one before: each is checked once.
  let checked = typeof token === "function" ? "" : checkedToken(token);
  const check = (given: string): string => (given && given === checked ? given : (checked = checkedToken(given)));
  return {
    baseUrl,
    headers: Object.fromEntries(headers),
    sender: {
      ...anonymous,
      token(rejectedToken) {
        const given = source(rejectedToken === undefined ? context : { ...context, rejectedToken });
        return typeof given === "string" ? check(given) : Promise.resolve(given).then(check);
      },
    },
  };
}

/** Settings of requests without a token, which only need part of a client's options. */
export function anonymousSettings(options: ServerOptions & SendingOptions): {
  readonly baseUrl: string;
  readonly anonymous: Sender;
  readonly context: TokenContext;
} {
  const { onAttempt, timeoutMs = 10_000, retry = {} } = options;
  // The global is looked up at each call, so that what replaces it later (a tracer, a test) is used.
  const { fetch = (input, init) => globalThis.fetch(input, init) } = options;
  const baseUrl = serverUrl(options);
  checkInteger("timeoutMs", timeoutMs, 1, MAX_TIMER_MS);

  const anonymous = { fetch, timeoutMs, retry: retryPolicy(retry), onAttempt: onAttempt && guardedListener(onAttempt) };
  const { maxRetries, maxDelayMs } = anonymous.retry;
  const context = tokenContext(baseUrl, {
    timeoutMs,
    maxRetries,
    send(request, secret, ownTimeoutMs) {
      const single = { timeoutMs: ownTimeoutMs ?? timeoutMs, retry: { maxRetries: 0, maxDelayMs } };
      return send(request, ownTimeoutMs === undefined ? anonymous : { ...anonymous, ...single }, secret);
    },
  });
  return { baseUrl, anonymous, context };
}
