import { authEndpoints, type EnvironmentCredentials } from "@frontegg-identity/types";
import { ApiError } from "../errors/api-error.ts";
import { AuthenticationError } from "../errors/authentication-error.ts";
import { InvalidResponseError } from "../errors/invalid-response-error.ts";
import type { RequestDetails } from "../errors/request-error.ts";
import { checkObject } from "../input/check-object.ts";
import { checkWord, isWord } from "../input/check-text.ts";
import { isObject } from "../input/is-object.ts";
import { must } from "../input/must.ts";
import { isOfDomain, rootOf } from "../input/server-url.ts";
import { failedResponse, parsed } from "../transport/failed-response.ts";
import { Redactor } from "../transport/redactor.ts";
import { mayRepeat } from "../transport/retry-decision.ts";
import { transportOf, type SendLimits, type TokenContext } from "../transport/token-source.ts";

/** A token as the token endpoint returns it. */
export interface IssuedToken {
  readonly token: string;
  /** Its life in seconds. Undefined if the response doesn't say. */
  readonly expiresIn: number | undefined;
}

const { createEnvironmentToken: endpoint } = authEndpoints;

/**
 * Exchanges credentials for an environment token at the server of the client that asks. Use it in a token source of your
 * own, for instance one that shares its token through a cache. {@link environmentToken} calls it for you.
 *
 * @param context - The context that the client passed to your source, or one of {@link createTokenContext}.
 * @throws {@link AuthenticationError} if the token endpoint refuses the credentials, {@link ApiError} for any other
 * status outside 200–299, {@link NetworkError}, {@link TimeoutError} or {@link InvalidResponseError} if no token came,
 * and {@link InvalidInputError} for credentials that can't be sent, and for a client of a `domain`, which refuses
 * environment tokens.
 * @see `createEnvironmentToken` in spec/environment-auth.yaml: `POST /auth/vendor`
 */
export async function requestEnvironmentToken(
  context: TokenContext,
  credentials: EnvironmentCredentials,
): Promise<IssuedToken> {
  checkCredentials("credentials", credentials);
  return exchangeCredentials(context, credentials);
}

/** @throws {@link InvalidInputError} for credentials that are missing or malformed. The message doesn't show them. */
export function checkCredentials(input: string, credentials: EnvironmentCredentials): void {
  checkObject(input, credentials);
  checkWord("clientId", credentials.clientId);
  checkWord("secret", credentials.secret);
}

/** @param limits - Replace the client's. */
export async function exchangeCredentials(
  context: TokenContext,
  { clientId, secret }: EnvironmentCredentials,
  limits?: SendLimits,
): Promise<IssuedToken> {
  const { send, baseUrl } = transportOf(context);
  must(!isOfDomain(baseUrl), "token", `be a user token: ${baseUrl} refuses environment tokens, a region takes them`);
  const { method, path } = endpoint;
  const info: RequestDetails = { operation: "createEnvironmentToken", method, path, attempts: 0 };
  const redactor = new Redactor();
  redactor.add(secret);
  const { response, body } = await send(
    {
      info,
      redactor,
      isRepeatable: mayRepeat(endpoint, undefined),
      url: rootOf(baseUrl) + path,
      headers: { accept: "application/json", "content-type": "application/json" },
      body: JSON.stringify({ clientId, secret }),
    },
    limits,
  );
  const answer = parsed(body);
  // No excerpt, because any body may hold a token, under any name.
  const failed = { ...failedResponse(response, answer, redactor), bodyExcerpt: "" };
  if (!response.ok) {
    // A gateway's own 400 or 403 says nothing about the credentials. It is the API's if it has the API's JSON error.
    const { status, messages } = failed;
    const isRefusal = status === 401 || ((status === 400 || status === 403) && messages.length > 0);
    throw isRefusal ? new AuthenticationError(info, failed, new URL(baseUrl).host) : new ApiError(info, failed);
  }
  if (isObject(answer) && "token" in answer && isWord(answer.token)) {
    const { token, expiresIn } = answer as Record<string, unknown> & { token: string }; // as it was just seen
    return { token, expiresIn: typeof expiresIn === "number" ? expiresIn : undefined };
  }
  throw new InvalidResponseError(info, failed);
}
