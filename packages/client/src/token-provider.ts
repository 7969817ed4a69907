import { InvalidInputError } from "./errors/invalid-input-error.ts";
import { isBearerToken } from "./request-headers.ts";

/** What a {@link TokenProvider} is told. */
export interface TokenContext {
  /**
   * The token that the API has just answered with 401, if that is why another one is needed. A provider with a cache
   * drops it. Returning the same token again ends the call with that 401.
   */
  readonly rejectedToken?: string | undefined;
}

/** Gives the environment token for one attempt. Called for each attempt; it may cache, and it must end by itself. */
export type TokenProvider = (context: TokenContext) => string | Promise<string>;

/** @throws {@link InvalidInputError}, which does not quote the value, for what cannot be a bearer token. */
export function checkedToken(token: unknown): string {
  if (isBearerToken(token)) return token;
  throw new InvalidInputError("token", "must be non-empty text of visible ASCII characters (its value is not shown)");
}

/** Checks what a provider gives. A token is long, and hardly ever another than the one before: it is checked once. */
export function checkedProvider(provider: TokenProvider): TokenProvider {
  let checked: unknown = provider; // like no token yet
  const check = (token: string): string => {
    if (token !== checked) checked = checkedToken(token);
    return token;
  };
  return (context) => {
    const token = provider(context);
    return typeof token === "string" ? check(token) : Promise.resolve(token).then(check);
  };
}
