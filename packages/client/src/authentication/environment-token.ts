import { InvalidInputError } from "../errors/invalid-input-error.ts";
import type { TokenSource } from "../transport/token-source.ts";
import { refuseBrowser } from "./browser-guard.ts";
import { requestEnvironmentToken } from "./request-environment-token.ts";
import { tokenCache, type TokenCache } from "./token-cache.ts";

/** Options of {@link environmentToken}. */
export interface EnvironmentTokenOptions {
  /** The environment's client id. */
  readonly clientId: string;
  /** The environment's secret. Sent only to `/auth/vendor` on the host of the client that asks. */
  readonly secret: string;
  /**
   * Permits use in a browser or an app, where everyone who opens it can read the secret.
   *
   * @defaultValue false
   */
  readonly dangerouslyAllowBrowser?: boolean | undefined;
}

/**
 * Exchanges credentials for environment tokens, and renews them in time: give it to `createClient` as `token`. One may
 * serve any number of clients, of several regions too: each server has its own token.
 *
 * Any number of concurrent calls cause one request for a token. After 80 % of a token's life the next call fetches
 * another one in the background; should that fail, the valid token goes on being used. There is no timer: an idle
 * process exits.
 *
 * @throws {@link InvalidInputError} for wrong options, and in a browser. Calls of a client that uses it reject with
 * {@link AuthenticationError} when the credentials are refused, and with the other errors of a call when the request
 * for a token fails. A refusal, and an answer that says to wait, is shared for 5 seconds by the calls that follow.
 * @see `createEnvironmentToken` in spec/environment-auth.yaml: `POST /auth/vendor`
 */
export function environmentToken(options: EnvironmentTokenOptions): TokenSource {
  const { clientId, secret, dangerouslyAllowBrowser } = options;
  refuseBrowser(dangerouslyAllowBrowser);
  for (const [name, value] of Object.entries({ clientId, secret })) {
    if (typeof value !== "string" || value === "") throw new InvalidInputError(name, "must be non-empty text");
  }

  const caches = new Map<string, TokenCache>();
  return (context) => {
    let cache = caches.get(context.baseUrl);
    if (!cache) {
      cache = tokenCache();
      caches.set(context.baseUrl, cache);
    }
    return cache(context.rejectedToken, () => requestEnvironmentToken(context, { clientId, secret }));
  };
}
