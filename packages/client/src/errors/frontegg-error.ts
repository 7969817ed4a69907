/**
 * The base of every error that this package throws. Not wrapped are the reason of the caller's own abort, and
 * whatever a caller's `token` function or middleware throws.
 */
export abstract class FronteggError extends Error {
  static {
    brand(this, "FronteggError");
  }

  /**
   * Tells whether a value is an error of this class, also of a second installed copy of this package, which
   * `instanceof` does not know.
   */
  static isInstance<T extends FronteggError>(
    this: { readonly prototype: T } & (abstract new (...parameters: never[]) => T),
    value: unknown,
  ): value is T {
    const { prototype } = this;
    // A class of yours that extends one of these has the mark of its parent only.
    const isMarked = Object.hasOwn(prototype, "name") && value instanceof Error && markOf(prototype.name) in value;
    return isMarked || value instanceof this;
  }

  /** Gives what a structured logger needs: name, message and the public fields. Never a credential. */
  toJSON(): Record<string, unknown> {
    return Object.assign<Record<string, unknown>, object>({ name: this.name, message: this.message }, this);
  }
}

/** Gives an error class its name and the mark that {@link FronteggError.isInstance} looks for. */
export function brand(errorClass: { readonly prototype: object }, name: string): void {
  Object.defineProperties(errorClass.prototype, {
    name: { value: name, writable: true },
    [markOf(name)]: { value: true },
  });
}

function markOf(name: string): symbol {
  return Symbol.for(`@frontegg-identity/client/${name}`);
}
