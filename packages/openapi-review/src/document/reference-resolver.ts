import { isJsonObject, objectOrEmpty, type JsonObject } from "./json-object.ts";
import { pointerSegments } from "./json-pointer.ts";
import { UnusableInputError } from "./unusable-input-error.ts";

/** A value with its `$ref` followed. */
export interface Resolved {
  readonly value: JsonObject;
  /** The object in the document that says it: the same for every way there, so that cycles show. */
  readonly identity: object;
  /** The name among the components that the last reference led to: `User`, `responses.NotFound`. */
  readonly name: string | undefined;
  /** The objects on the way there, without their `$ref`, the nearest first: all of them hold for a schema. */
  readonly layers: readonly JsonObject[];
  /** Whether nothing stands beside the reference. */
  readonly isReferenceAlone: boolean;
}

/** Follows the references of one document, one at a time: a whole document may be cyclic. */
export type ReferenceResolver = (value: unknown) => Resolved;

/** @throws {@link UnusableInputError}, from the resolver, for a reference that leads nowhere or out of the document. */
export function referenceResolver(root: JsonObject, source: string): ReferenceResolver {
  function resolve(value: unknown, trail: readonly string[]): Resolved {
    const object = value === false ? nothing : objectOrEmpty(value);
    const { $ref, ...siblings } = staticReference(object);
    if (typeof $ref !== "string")
      return { value: object, identity: object, name: undefined, layers: [object], isReferenceAlone: false };
    if (trail.includes($ref)) throw new UnusableInputError(`${source}: ${$ref} refers to nothing but itself.`);
    const target = resolve(lookUp(root, $ref, source), [...trail, $ref]);
    const isReferenceAlone = Object.keys(siblings).length === 0;
    // OpenAPI 3.1 lets a reference carry a description of its own, which wins.
    const [merged, identity] = isReferenceAlone
      ? [target.value, target.identity]
      : [{ ...target.value, ...siblings }, object];
    const layers = isReferenceAlone ? target.layers : [siblings, ...target.layers];
    return { value: merged, identity, name: target.name ?? componentName($ref), layers, isReferenceAlone };
  }
  return (value) => resolve(value, []);
}

/** A dynamic reference leads to its anchor in this document, as far as nobody extends it. */
function staticReference(object: JsonObject): JsonObject {
  const { $dynamicRef, ...rest } = object;
  const isFound = object["$ref"] === undefined && typeof $dynamicRef === "string" && $dynamicRef.startsWith("#/");
  return isFound ? { ...rest, $ref: $dynamicRef } : object;
}

/** The schema `false` as an object. */
const nothing: JsonObject = { not: {} };

function componentName(reference: string): string | undefined {
  const [, section, name] = /^#\/components\/([^/]+)\/([^/]+)$/.exec(reference) ?? [];
  return section === "schemas" ? name : section && `${section}.${name}`;
}

function lookUp(root: JsonObject, reference: string, source: string): unknown {
  if (!/^#(?:\/|$)/.test(reference)) {
    throw new UnusableInputError(`${source}: ${reference} is outside the document.`);
  }
  let value: unknown = root;
  for (const segment of pointerSegments(percentDecoded(reference.slice(1)))) {
    const step: unknown = Array.isArray(value)
      ? value[Number(segment)]
      : isJsonObject(value) && Object.hasOwn(value, segment)
        ? value[segment]
        : undefined;
    if (step === undefined) throw new UnusableInputError(`${source}: ${reference} leads nowhere.`);
    value = step;
  }
  return value;
}

/** A reference is a URI, so its pointer is percent-encoded. A wrongly encoded one is taken unchanged. */
export function percentDecoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
