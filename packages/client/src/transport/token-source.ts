import { InvalidInputError } from "../errors/invalid-input-error.ts";
import type { OutgoingRequest } from "./outgoing-request.ts";
import type { Sent } from "./send.ts";

/** What a {@link TokenSource} is told by the client that asks. */
export interface TokenContext {
  /** The base URL of the client that asks, such as `https://api.us.frontegg.com/identity`. Keep a token for each. */
  readonly baseUrl: string;
  /**
   * The token that the API has just answered with 401, if that is why another one is needed. A source with a cache
   * drops it. Returning the same token again ends the call with that 401.
   */
  readonly rejectedToken?: string | undefined;
  /**
   * Sends a request through the client's `fetch`, time limit, retries and `onAttempt`, without a token: what
   * {@link requestEnvironmentToken} does so with.
   *
   * @param secret - What must not be found in an error.
   */
  readonly send: (request: OutgoingRequest, secret: string) => Promise<Sent>;
}

/**
 * Gives the token for one attempt. Called for each attempt, so it should cache; it must end by itself, and what it throws
 * reaches the caller of the method as it is.
 */
export type TokenSource = (context: TokenContext) => string | Promise<string>;

/** Tells whether a value can be sent as a bearer token: visible ASCII, somewhat wider than RFC 6750 section 2.1. */
export function isBearerToken(value: unknown): value is string {
  return typeof value === "string" && /^[!-~]+$/.test(value);
}

/** @throws {@link InvalidInputError}, which does not show the value, for what cannot be a bearer token. */
export function checkedToken(token: unknown): string {
  if (isBearerToken(token)) return token;
  throw new InvalidInputError("token", "must be visible ASCII text (its value is not shown)");
}
