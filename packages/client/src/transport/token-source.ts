import { isObject } from "../input/is-object.ts";
import type { Limits } from "../input/limits.ts";
import { must } from "../input/must.ts";
import { checkWord } from "../input/check-text.ts";
import type { OutgoingRequest } from "./outgoing-request.ts";
import type { ReadResponse } from "./attempt.ts";
import type { Sender } from "./send.ts";

/** Holds what only this package calls. Registered, so that two copies of the package know each other's contexts. */
const transport: unique symbol = Symbol.for("@frontegg-identity/client/transport");

/**
 * Tells a {@link TokenSource} which client asks, and why. Pass it on to {@link requestEnvironmentToken} or to another
 * source. Only a client and {@link createTokenContext} can make one. Credentials go to the server of the client that made it,
 * even if a copy of it says another `baseUrl`.
 */
export interface TokenContext {
  /** The base URL of the client that asks, such as `https://api.us.frontegg.com/identity`. Keep a token for each. */
  readonly baseUrl: string;
  /**
   * The token that the API has just answered with 401, if that is why the client asks again. If you cache tokens, drop
   * this one. If you return it again, the call ends with that 401. It isn't enumerable, so that logs don't show it: a copy
   * of the context lacks it.
   */
  readonly rejectedToken?: string | undefined;
  /** The client's own way to send a request. */
  readonly [transport]: unknown;
}

/** Limits of one request for a token. */
export type SendLimits = Partial<Limits>;

/** How a client sends the requests of a token source: through its `fetch`, timeout, retries and `onAttempt`. */
export interface TokenTransport extends Sender {
  /** The client's, which no copy of a context can change. */
  readonly baseUrl: string;
  /**
   * Sends a request without a token.
   *
   * @param limits - Replace the client's.
   */
  readonly send: (request: OutgoingRequest, limits?: SendLimits) => Promise<ReadResponse>;
}

/** Makes the context that a client passes to its token source. */
export function tokenContext(own: TokenTransport, rejectedToken?: string): TokenContext {
  const context = { baseUrl: own.baseUrl, [transport]: own };
  // Not enumerable, so that neither console.log nor JSON shows it.
  return Object.freeze(Object.defineProperty(context, "rejectedToken", { value: rejectedToken }));
}

/** @throws {@link InvalidInputError} for a context that no client made. */
export function transportOf(context: TokenContext): TokenTransport {
  // Callers without types pass this.
  const own: unknown = isObject(context) ? context[transport] : undefined;
  must(own, "context", "be the TokenContext that a client passed, or one of createTokenContext");
  return own as TokenTransport; // only tokenContext sets this symbol
}

/**
 * Returns the token for one attempt. The client calls it for each attempt, so it should cache. It must end by itself, and
 * the method's caller gets what it throws unchanged.
 */
export type TokenSource = (context: TokenContext) => string | Promise<string>;

/** @throws {@link InvalidInputError}, which does not show the value, for what can't be a bearer token. */
export function checkedToken(token: unknown): string {
  // The scheme of an `authorization` header, which some tools copy with the token.
  must(!/^bearer\b/i.test(String(token)), "token", 'not start with "Bearer": the client adds it');
  checkWord("token", token);
  return token;
}
