import { isObject } from "./is-object.ts";

/** Has no prototype that anything could be added to, and, unlike `Object.create(null)`, makes objects that are fast. */
// oxlint-disable-next-line typescript/no-extraneous-class -- it is here for its prototype
export class Own {}
Object.setPrototypeOf(Own.prototype, null);

/**
 * Copies an object without its prototype: what pollutes `Object.prototype` is neither an option nor an answer. Of any
 * other value there is nothing: a long text has a property for each letter.
 */
export function ownProperties<T extends object>(value: unknown): Partial<T> {
  return Object.assign(new Own(), isObject(value) && value);
}

/** Reads a property of an object, and nothing of its prototype. */
export function ownProperty<T extends object, Name extends keyof T>(object: T, name: Name): T[Name] | undefined {
  return Object.hasOwn(object, name) ? object[name] : undefined;
}
