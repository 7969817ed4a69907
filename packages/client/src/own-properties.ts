/** Copies an object without its prototype: what pollutes `Object.prototype` is neither an option nor an answer. */
export function ownProperties<T extends object>(object: unknown): Partial<T> {
  return Object.assign(Object.create(null), object);
}
