/** What every error of this package has. Users see it as {@link FronteggError}. */
export abstract class FronteggErrorBase extends Error {
  static {
    brand(this, "FronteggError");
  }

  /**
   * Tells whether a value is an error of this class, also of a second installed copy of this package, which
   * `instanceof` does not know.
   */
  static isInstance<T extends FronteggErrorBase>(
    this: { readonly prototype: T } & (abstract new (...parameters: never[]) => T),
    value: unknown,
  ): value is T {
    const { prototype } = this;
    // A class of yours that extends one of these has the mark of its parent only.
    const isMarked = Object.hasOwn(prototype, "name") && value instanceof Error && markOf(prototype.name) in value;
    return isMarked || value instanceof this;
  }

  /**
   * Returns what a structured logger needs: name, message, stack, the public fields and the cause's text, and never a credential.
   * You can clone it and post it to another thread, while `structuredClone` of the error itself loses its fields.
   */
  toJSON(): Record<string, unknown> {
    const { name, message, stack, cause } = this;
    // An error has no JSON of its own.
    return Object.assign<Record<string, unknown>, object, object>(
      { name, message, stack },
      this,
      cause instanceof Error ? { cause: String(cause) } : {},
    );
  }
}

/** Gives an error class its name and the mark that {@link FronteggErrorBase.isInstance} looks for. */
export function brand(errorClass: { readonly prototype: object }, name: string): void {
  Object.defineProperties(errorClass.prototype, {
    name: { value: name, writable: true },
    [markOf(name)]: { value: true },
  });
}

function markOf(name: string): symbol {
  return Symbol.for(`@frontegg-identity/client/${name}`);
}
