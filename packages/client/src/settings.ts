import type { ClientOptions } from "./client-options.ts";
import { environmentToken, factsOf } from "./environment-token.ts";
import { InvalidInputError } from "./errors/invalid-input-error.ts";
import { ownProperties } from "./own-properties.ts";
import { checkFieldValue } from "./request-headers.ts";
import { checkedTimeoutMs, retryPolicy } from "./retry-options.ts";
import type { Sender } from "./send.ts";
import { serverUrl } from "./server-url.ts";
import { checkedToken, type TokenProvider } from "./token-provider.ts";

/** The options of a client, checked and with every default decided. */
export interface Settings {
  readonly baseUrl: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly timeoutMs: number;
  readonly sender: Sender;
}

/** @throws {@link InvalidInputError} for an option that is missing, contradictory or malformed. */
export function settingsOf(given: ClientOptions): Settings {
  // The copy has the properties that were given, so it is still one of the union's members.
  const options = ownProperties(given) as ClientOptions;
  const baseUrl = serverUrl(options);
  const token = tokenSource(options, baseUrl);
  const secret = typeof token === "function" ? factsOf(token)?.secret : undefined;
  return {
    baseUrl,
    headers: clientHeaders(options),
    timeoutMs: checkedTimeoutMs(options.timeoutMs ?? 10_000),
    sender: {
      // Looked up at each call, so that what replaces the global later (a tracer, a test) is used.
      fetch: options.fetch ?? ((input, init) => globalThis.fetch(input, init)),
      token,
      retry: retryPolicy(options.retry),
      onAttempt: options.onAttempt,
      secrets: secret === undefined ? [] : [secret],
    },
  };
}

function clientHeaders({ environmentId, applicationId }: ClientOptions): Record<string, string> {
  const headers: Record<string, string> = { accept: "application/json" };
  if (environmentId !== undefined) {
    checkFieldValue("environmentId", environmentId);
    headers["frontegg-environment-id"] = environmentId;
  }
  if (applicationId !== undefined) {
    checkFieldValue("applicationId", applicationId);
    headers["frontegg-application-id"] = applicationId;
  }
  return headers;
}

function tokenSource(options: ClientOptions, baseUrl: string): string | TokenProvider {
  const { token, credentials } = options;
  if ((token === undefined) === (credentials === undefined)) {
    const found = token === undefined ? "neither was given" : "both were given";
    throw new InvalidInputError("token or credentials:", `exactly one of them authenticates the client, but ${found}`);
  }
  if (credentials !== undefined) return tokenFromCredentials(options, baseUrl);
  if (typeof token !== "function") return checkedToken(token);
  const origin = factsOf(token)?.origin;
  if (origin !== undefined && origin !== new URL(baseUrl).origin) {
    throw new InvalidInputError(
      "token",
      `is fetched from ${origin}, so it must not be sent to ${new URL(baseUrl).origin}`,
    );
  }
  return token;
}

function tokenFromCredentials(options: ClientOptions, baseUrl: string): TokenProvider {
  if (options.domain !== undefined) {
    throw new InvalidInputError(
      "credentials",
      "cannot be used with domain: that host refuses environment tokens; use region, or token with a user token",
    );
  }
  return environmentToken({
    ...options.credentials!,
    baseUrl,
    allowInsecureHttp: true, // what baseUrl may be was decided above
    dangerouslyAllowBrowser: options.dangerouslyAllowBrowser,
    timeoutMs: options.timeoutMs,
    retry: options.retry,
    onAttempt: options.onAttempt,
    fetch: options.fetch,
  });
}
