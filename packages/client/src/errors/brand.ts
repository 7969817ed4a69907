/**
 * Gives an error class its name, and a mark by which its instances are known across two installed copies of this
 * package, which `instanceof` cannot do.
 */
export function brand(prototype: object, name: string): void {
  Object.defineProperties(prototype, {
    name: { value: name, writable: true, configurable: true },
    [markOf(name)]: { value: true },
  });
}

/** Tells whether a value is an error of the class that was given this name, or of one that extends it. */
export function isBranded(value: unknown, name: string): boolean {
  return value instanceof Error && markOf(name) in value;
}

function markOf(name: string): symbol {
  return Symbol.for(`@frontegg-identity/client/${name}`);
}
