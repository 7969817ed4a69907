import type { EnvironmentCredentials } from "@frontegg-identity/types";
import type { ClientOptions } from "./client-options.ts";
import { environmentToken, factsOf } from "./environment-token.ts";
import { InvalidInputError } from "./errors/invalid-input-error.ts";
import { ownProperties } from "./own-properties.ts";
import { checkFieldValue } from "./request-headers.ts";
import { senderOf, type Sender } from "./sender.ts";
import { serverUrl } from "./server-url.ts";
import { checkedToken, type TokenProvider } from "./token-provider.ts";

/** The options of a client, checked and with every default decided. */
export interface Settings {
  readonly baseUrl: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly sender: Sender;
}

/** @throws {@link InvalidInputError} for an option that is missing, contradictory or malformed. */
export function settingsOf(given: ClientOptions): Settings {
  // The copy has the properties that were given, so it is still one of the union's members.
  const options = ownProperties(given) as ClientOptions;
  const baseUrl = serverUrl(options);
  const token = tokenSource(options, baseUrl);
  const { origin } = new URL(baseUrl);
  const facts = factsOf(token);
  if (facts && facts.origin !== origin) {
    throw new InvalidInputError("token", `is for ${facts.origin}, so it must not be sent to ${origin}`);
  }
  return { baseUrl, headers: clientHeaders(options), sender: senderOf(options, token, facts?.secret) };
}

function clientHeaders(options: ClientOptions): Record<string, string> {
  const headers: Record<string, string> = { accept: "application/json" };
  for (const name of ["environment", "application"] as const) {
    const id = options[`${name}Id`];
    if (id === undefined) continue;
    if (id === "") throw new InvalidInputError(`${name}Id`, "must be non-empty text");
    checkFieldValue(`${name}Id`, id);
    headers[`frontegg-${name}-id`] = id;
  }
  return headers;
}

function tokenSource(options: ClientOptions, baseUrl: string): TokenProvider {
  const { token, credentials, domain } = options;
  if ((token === undefined) === (credentials === undefined)) {
    throw new InvalidInputError("token, credentials:", "exactly one of them must be given");
  }
  if (credentials !== undefined) {
    if (domain !== undefined) {
      throw new InvalidInputError("credentials", "must not be used with domain: that host refuses environment tokens");
    }
    const { clientId = "", secret = "" } = ownProperties<EnvironmentCredentials>(credentials);
    // What the base URL may be was decided when it was resolved.
    return environmentToken({ ...options, clientId, secret, region: undefined, baseUrl, allowInsecureHttp: true });
  }
  if (typeof token === "function") return token;
  const checked = checkedToken(token);
  return () => checked;
}
