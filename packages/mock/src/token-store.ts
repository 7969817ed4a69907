import type { EnvironmentToken } from "@frontegg-identity/types";

/** Remembers the tokens that it issued. Any other token is good until it is revoked, so that a test can use any string. */
export class TokenStore {
  readonly #expiries = new Map<string, number>();
  readonly #revoked = new Set<string>();
  #count = 0;

  issue(lifeSeconds: number): EnvironmentToken {
    const token = `not.a-real.token-${++this.#count}`;
    this.#expiries.set(token, Date.now() + lifeSeconds * 1_000);
    return { token, expiresIn: lifeSeconds };
  }

  /** Revokes these tokens, or all that it has issued so far if there are none. */
  revoke(tokens: readonly string[]): void {
    for (const token of tokens.length > 0 ? tokens : this.#expiries.keys()) this.#revoked.add(token);
  }

  /** Says why a token is refused, or returns undefined if it is good. */
  refusalOf(token: string): string | undefined {
    if (this.#revoked.has(token)) return "the token was revoked";
    return Date.now() >= (this.#expiries.get(token) ?? Infinity) ? "the token has expired" : undefined;
  }

  /** Accepts again what was revoked. Issued tokens stay known, so that they expire, whatever is reset in between. */
  forgetRevocations(): void {
    this.#revoked.clear();
  }
}
