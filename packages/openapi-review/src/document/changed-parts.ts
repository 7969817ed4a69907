import { isDeepStrictEqual } from "node:util";
import { groupBy } from "../group-by.ts";
import { methods, webhooksKey } from "./find-operations.ts";
import { arrayOrEmpty, isJsonObject, objectOrEmpty, type JsonObject } from "./json-object.ts";
import { jsonPointer, pointerSegments } from "./json-pointer.ts";
import type { OpenApiDocument } from "./open-api-document.ts";
import { percentDecoded } from "./reference-resolver.ts";

/** Two documents without what is the same in both. */
export interface ChangedParts {
  /** They have the operations and components that differ or lead to a difference, and all that those refer to. */
  readonly documents: readonly [before: OpenApiDocument, after: OpenApiDocument];
  /** Tells whether two objects say the same, with all that they refer to. */
  readonly isSame: (before: unknown, after: unknown) => boolean;
  /** Tells that parts of both stand in another order, which shows in generated types. */
  readonly isReordered: boolean;
  /** Finds everything that leads to a part, by its JSON pointer, and the part itself. */
  readonly usersOf: (pointer: string) => ReadonlySet<string>;
}

/** An operation, a component or anything else that a reference may lead to. */
interface Part {
  readonly text: string;
  readonly links: Link[];
}

/** A part that depends on another one. */
interface Link {
  readonly from: string;
  readonly to: string;
  /** Whether only its name in generated types does. */
  readonly isName?: boolean;
}

/**
 * Leaves out what is the same in both documents, with all that it refers to. Nothing can differ there, and to look for
 * differences takes most of the time.
 */
export function changedParts(before: OpenApiDocument, after: OpenApiDocument): ChangedParts {
  const both = [partsOf(before.original), partsOf(after.original)] as const;
  const [old, revised] = both;
  const names = [...new Set(both.flatMap((parts) => [...parts.keys()]))];
  const links = (name: string): Link[] => both.flatMap((parts) => parts.get(name)?.links ?? []);
  const users = groupBy(names.flatMap(links), ({ to }) => to);
  const isWhole = !isDeepStrictEqual(frameOf(before.original), frameOf(after.original));
  const changed = new Set(names.filter((name) => isWhole || old.get(name)?.text !== revised.get(name)?.text));
  for (const one of changed) for (const { from } of users.get(one) ?? []) changed.add(from);
  // Operations name security schemes without a reference.
  const schemes = names.filter((name) => name.startsWith("/components/securitySchemes/"));
  if (schemes.some((name) => changed.has(name))) for (const name of names) changed.add(name);
  const kept = new Set([...changed, ...schemes]);
  for (const name of kept) for (const { to } of links(name)) kept.add(to);

  const dropped = new Set(names.filter((name) => !kept.has(name)));
  return {
    documents: [without(dropped, before), without(dropped, after)],
    isSame: sameness(changed),
    isReordered: !isDeepStrictEqual(orderIn(old, revised), orderIn(revised, old)),
    usersOf: reachability(users),
  };
}

/** The names that openapi-typescript prints in their order, up to the last segment. */
const printed =
  /^[/](?:paths|webhooks|components[/](?:schemas|responses|parameters|requestBodies|headers|pathItems))(?=[/][^/]+$)/;

/** Returns the names that the other document has too, section by section. */
function orderIn(
  parts: ReadonlyMap<string, Part>,
  others: ReadonlyMap<string, Part>,
): Map<string | undefined, string[]> {
  const names = [...parts.keys()].filter((name) => printed.test(name) && others.has(name));
  return groupBy(names, (name) => printed.exec(name)?.[0]);
}

/** A function of its own, as the next one is, so that it doesn't hold the texts of all parts. */
function reachability(users: ReadonlyMap<string, readonly Link[]>): ChangedParts["usersOf"] {
  return (pointer) => {
    const found = new Set([pointer]);
    for (const one of found) for (const { from, isName } of users.get(one) ?? []) if (!isName) found.add(from);
    return found;
  };
}

function sameness(changed: ReadonlySet<string>): ChangedParts["isSame"] {
  return isSame;

  function isSame(a: unknown, b: unknown): boolean {
    if (typeof a !== "object" || typeof b !== "object" || a === null || b === null) return a === b;
    const [left, right] = [Object.entries(a), new Map(Object.entries(b))];
    return (
      Array.isArray(a) === Array.isArray(b) &&
      left.length === right.size &&
      left.every(([key, value]) => {
        if (/^\$(?:dynamicR|r)ef$/.test(key) && partsOn(String(value)).some((name) => changed.has(name))) return false;
        return key !== "discriminator" && isSame(value, right.get(key));
      })
    );
  }
}

/** Returns what counts for every operation. */
function frameOf({ openapi, servers, security, jsonSchemaDialect }: JsonObject): unknown {
  return [String(openapi).slice(0, 3), servers, security, jsonSchemaDialect];
}

/** The parts of a document by their JSON pointers. A path item is a part without its operations, which need it. */
function partsOf(root: JsonObject): Map<string, Part> {
  const parts = new Map<string, Part>();
  const names: Link[] = [];
  const hooks = webhooksKey(root);
  const { paths, [hooks]: webhooks, components, ...others } = root;
  for (const [key, value] of Object.entries(others)) add([key], value);
  for (const [section, entries] of Object.entries(objectOrEmpty(components)))
    if (isJsonObject(entries) && !section.startsWith("x-"))
      for (const [name, value] of Object.entries(entries)) add(["components", section, name], value);
    else add(["components", section], entries);
  for (const [section, items] of Object.entries({ paths, [hooks]: webhooks }))
    for (const [path, item] of Object.entries(objectOrEmpty(items))) {
      const entries = Object.entries(Array.isArray(item) ? item : objectOrEmpty(item));
      add([section, path], Object.fromEntries(entries.filter(([key]) => !methods.includes(key))));
      for (const [key, value] of entries)
        if (methods.includes(key)) add([section, path, key], value, [jsonPointer([section, path])]);
    }
  for (const link of names) parts.get(link.from)?.links.push(link);
  return parts;

  function add(path: readonly string[], value: unknown, needed: readonly string[] = []): void {
    const from = jsonPointer(path);
    const needs = new Set(needed);
    collect(value);
    parts.set(from, { text: JSON.stringify(value) ?? "", links: [...needs].map((to) => ({ from, to })) });

    // A reference may lead into an extension or an example, so all that looks like one counts there too.
    function collect(node: unknown): void {
      if (typeof node !== "object" || node === null) return;
      for (const child of Object.values(node)) collect(child);
      const { $ref, $dynamicRef, discriminator, oneOf, anyOf } = objectOrEmpty(node);
      for (const reference of [$ref, $dynamicRef])
        if (typeof reference === "string") for (const to of partsOn(reference)) needs.add(to);
      if (!isJsonObject(discriminator)) return;
      const members = [oneOf, anyOf].flatMap(arrayOrEmpty).map((member) => objectOrEmpty(member)["$ref"]);
      const mapped = Object.values(objectOrEmpty(discriminator["mapping"]));
      for (const member of [...members, ...mapped, discriminator["defaultMapping"]])
        for (const part of partsOn(String(member))) {
          needs.add(part);
          // In generated types, a schema has the name that a union calls it by.
          names.push({ from: part, to: from, isName: true });
        }
    }
  }
}

/**
 * Names the parts that a reference, or the bare name of a schema, may lead to. A path item isn't complete without its
 * operations.
 */
function partsOn(reference: string): string[] {
  const pointer = reference.startsWith("#") ? reference.slice(1) : jsonPointer(["components", "schemas", reference]);
  const segments = pointerSegments(percentDecoded(pointer));
  const operations = segments.length === 2 ? methods.map((method) => [...segments, method]) : [];
  return [...[1, 2, 3].map((length) => segments.slice(0, length)), ...operations].map(jsonPointer);
}

const sections: ReadonlySet<string> = new Set(["paths", "webhooks", "x-webhooks", "components"]);

function without(dropped: ReadonlySet<string>, document: OpenApiDocument): OpenApiDocument {
  const prune = (value: unknown, path: readonly string[]): unknown =>
    path.length > 2 || !isJsonObject(value)
      ? value
      : Object.fromEntries(
          Object.entries(value)
            .filter(([key]) => !dropped.has(jsonPointer([...path, key])))
            .map(([key, inner]) => [key, prune(inner, [...path, key])]),
        );
  const pruned = (root: JsonObject): JsonObject =>
    Object.fromEntries(
      Object.entries(root).map(([key, value]) => {
        const section = key === webhooksKey(root) ? webhooksKey(document.original) : key;
        return [key, sections.has(section) ? prune(value, [section]) : value];
      }),
    );
  return { ...document, root: pruned(document.root), original: pruned(document.original) };
}
