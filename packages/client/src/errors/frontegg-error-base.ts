/** The base class of every error of this package. Users see it as {@link FronteggError}. */
export abstract class FronteggErrorBase extends Error {
  static {
    brand(this, "FronteggError");
  }

  /**
   * Tells whether a value is an error of this class. Unlike `instanceof`, it also knows errors of a second installed copy
   * of this package.
   */
  static isInstance<T extends FronteggErrorBase>(
    this: { readonly prototype: T } & (abstract new (...parameters: never[]) => T),
    value: unknown,
  ): value is T {
    const { prototype } = this;
    // A user's class that extends one of these has only the mark of its parent.
    const isMarked = Object.hasOwn(prototype, "name") && value instanceof Error && markOf(prototype.name) in value;
    return isMarked || value instanceof this;
  }

  /**
   * Returns the name, message, stack, public fields and the cause's text, for a structured logger. It never holds a
   * credential. You can clone it and post it to another thread, while `structuredClone` of the error loses its fields.
   */
  toJSON(): Record<string, unknown> {
    const { name, message, stack, cause } = this;
    return { name, message, stack, ...(this as object), ...(cause instanceof Error && { cause: String(cause) }) };
  }
}

/** Sets the name of an error class and the mark that {@link FronteggErrorBase.isInstance} looks for. */
export function brand(errorClass: { readonly prototype: object }, name: string): void {
  Object.defineProperties(errorClass.prototype, {
    name: { value: name, writable: true },
    [markOf(name)]: { value: true },
  });
}

function markOf(name: string): symbol {
  return Symbol.for(`@frontegg-identity/client/${name}`);
}
