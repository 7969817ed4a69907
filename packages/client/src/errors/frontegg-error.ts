import { brand, isBranded } from "./brand.ts";

/**
 * The base of every error that this package throws. Two things are not wrapped: the reason of the caller's own
 * abort, and whatever a caller's `token` function throws.
 */
export abstract class FronteggError extends Error {
  static {
    brand(this.prototype, "FronteggError");
  }

  /** Tells whether a value is an error of this package, also across two installed copies of it. */
  static isInstance(value: unknown): value is FronteggError {
    return isBranded(value, "FronteggError");
  }

  /** Gives what a structured logger needs: name, message and the public fields. Never a credential. */
  toJSON(): Record<string, unknown> {
    const { name, message } = this;
    return { ...Object.fromEntries(Object.entries(this)), name, message };
  }
}
