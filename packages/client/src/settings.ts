import type { ClientOptions, SendingOptions, ServerOptions } from "./client-options.ts";
import { checkFunction, checkObject } from "./input/check-object.ts";
import { checkWord } from "./input/check-text.ts";
import { limitsOf } from "./input/limits.ts";
import { requestHeaders } from "./input/request-headers.ts";
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
  const { headers, transport } = anonymousSettings(options, "createClient");
  const { environmentId, applicationId, token } = options;
  const source = typeof token === "function" ? token : () => token;
  if (typeof token !== "function") checkedToken(token); // now, not at the first call
  // A token is long and rarely changes, so each is checked once. At first this equals no token.
  let checked: unknown = Number.NaN;
  const accept = async (given: string | Promise<string>): Promise<string> => (checked = checkedToken(await given));
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
        return given === checked ? given : accept(given);
      },
    },
  };
}

/** Settings of requests without a token, which need only part of a client's options. */
export function anonymousSettings(
  options: ServerOptions & SendingOptions,
  owner: string,
): {
  /** Headers that token requests carry too. */
  readonly headers: Readonly<Record<string, string>>;
  readonly transport: TokenTransport;
} {
  checkObject(`options of ${owner}`, options);
  // The global is looked up at each call, so that what replaces it later (a tracer, a test) is used.
  const { onAttempt, fetch = (url, init) => globalThis.fetch(url, init) } = options;
  checkFunction("fetch", fetch);
  checkFunction("onAttempt", onAttempt);
  const baseUrl = serverUrl(options);
  const headers = requestHeaders(options.headers);
  // A browser has its own, and would ask the server by CORS whether it may send another. So would a web worker.
  const isPage = "document" in globalThis || "importScripts" in globalThis;
  if (!isPage) headers["user-agent"] ??= `frontegg-identity-client/${version}`;

  const transport: TokenTransport = {
    baseUrl,
    fetch,
    ...limitsOf(options),
    onAttempt: onAttempt && guardedListener(onAttempt),
    send: (request, limits) =>
      send({ ...request, headers: { ...headers, ...request.headers } }, { ...transport, ...limits }),
  };
  return { headers, transport };
}

function headerOf(input: string, name: string, value: string | undefined): Record<string, string> {
  if (value === undefined) return {};
  checkWord(input, value);
  return { [name]: value };
}
