import { isObject } from "./is-object.ts";

/** A part of a document whose keys may be read. */
export type Node = Readonly<Record<string, unknown>>;

/** Follows the reference of a part, if it is one. What stands beside `$ref` overrides what it leads to. */
export type Resolve = (node: unknown) => Node;

/**
 * Makes the function that follows the references of a document. Those to `$defs`, which schemas for validators have, lead
 * to its schemas.
 *
 * It throws an error that names the reference if that leads to another file, nowhere, or back to itself.
 */
export function referenceResolver(document: object): Resolve {
  function resolve(node: unknown, seen: readonly string[] = []): Node {
    if (!isObject(node)) return {};
    const { $ref: reference, ...beside } = node;
    if (typeof reference !== "string") return node;
    if (seen.includes(reference)) throw new Error(`The reference ${reference} leads back to itself.`);
    return { ...resolve(targetOf(reference), [...seen, reference]), ...beside };
  }

  function targetOf(reference: string): unknown {
    const pointer = /^#\/(.*)$/.exec(reference.replace("#/$defs/", "#/components/schemas/"))?.[1];
    if (pointer === undefined) throw new Error(`The reference ${reference} leads out of the document.`);
    const target = pointer
      .split("/")
      .map((key) => decodeURIComponent(key).replaceAll("~1", "/").replaceAll("~0", "~"))
      .reduce<unknown>(
        (parent, key) => (isObject(parent) && Object.hasOwn(parent, key) ? parent[key] : undefined),
        document,
      );
    if (target === undefined) throw new Error(`The reference ${reference} leads nowhere.`);
    return target;
  }

  return (node) => resolve(node);
}
