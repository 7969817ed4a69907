const ids = new WeakMap<object, string>();
let count = 0;

/** Returns a text for an object, the same each time, with which a key of several objects can be made. */
export function idOf(object: object): string {
  const id = ids.get(object) ?? `#${(count += 1)}`;
  ids.set(object, id);
  return id;
}
