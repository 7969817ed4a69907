import { must } from "../input/must.ts";
import { isBrowser } from "../transport/is-browser.ts";
import { transportOf, type TokenSource } from "../transport/token-source.ts";
import { checkCredentials, exchangeCredentials } from "./request-environment-token.ts";
import { tokenCache, type TokenCache } from "./token-cache.ts";

/** Options of {@link environmentToken}. */
export interface EnvironmentTokenOptions {
  /** The environment's client ID. */
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
 * Makes a token source that exchanges credentials for environment tokens and renews them in time. Pass it to
 * `createClient` as `token`. Any number of clients can share one, even clients of different regions: it keeps a token
 * for each server.
 *
 * Calls that need a token at the same time make one token request. If that request fails or takes longer than a waiting
 * call's own limits, that call makes another. On Cloudflare Workers, where a request can't wait for another request's
 * I/O, each call that finds no token makes its own. After 80 % of a token's life, one call renews it early, with a single
 * attempt of at most 2 seconds. If that fails, the valid token stays in use for all calls. Nothing runs between calls, so
 * an idle process exits.
 *
 * @throws {@link InvalidInputError} for wrong options, and in a browser. If the token endpoint refuses the credentials,
 * calls reject with {@link AuthenticationError}. If the token request fails otherwise, they reject with the other errors
 * of a call. Calls that follow within 5 seconds share a refusal, and an answer that says how long to wait.
 * @see `createEnvironmentToken` in spec/environment-auth.yaml: `POST /auth/vendor`
 */
export function environmentToken(options: EnvironmentTokenOptions): TokenSource {
  checkCredentials("options of environmentToken", options);
  const { clientId, secret, dangerouslyAllowBrowser } = options;
  must(
    dangerouslyAllowBrowser === true || !isBrowser(),
    "environmentToken",
    "not be used where users can read the secret (browser, app), unless dangerouslyAllowBrowser is true",
  );
  const caches: Record<string, TokenCache> = {};
  return (context) => {
    const client = transportOf(context);
    const { baseUrl } = client;
    const cache = (caches[baseUrl] ??= tokenCache());
    return cache(context.rejectedToken, client, (limits) => exchangeCredentials(context, { clientId, secret }, limits));
  };
}
