import { isDeepStrictEqual } from "node:util";
import type { CanonicalNode } from "../canonical/canonical-node.ts";
import { nodeDifferences, type NodeDifference, type Step } from "../canonical/node-differences.ts";
import { operationNode } from "../canonical/operation-node.ts";
import type { Change } from "../change.ts";
import { changedParts, type ChangedParts } from "../document/changed-parts.ts";
import { findOperations } from "../document/find-operations.ts";
import { groupBy } from "../group-by.ts";
import { objectOrEmpty } from "../document/json-object.ts";
import { jsonPointer } from "../document/json-pointer.ts";
import type { OpenApiDocument } from "../document/open-api-document.ts";
import { isOfPlace, place } from "./place.ts";
import type { Flow } from "./context.ts";
import { rate } from "./rate-difference.ts";
import type { Rating } from "./severity-of-effect.ts";
import { schemaUsers } from "./schema-users.ts";

/**
 * Compares what two descriptions promise on the wire. Both are in canonical form before, so what means the same is the
 * same, however it is written. Every difference is rated, so nothing passes because a rule is missing.
 */
export function wireChanges(
  before: OpenApiDocument,
  after: OpenApiDocument,
  parts: ChangedParts = changedParts(before, after),
): Change[] {
  const operationCount = findOperations(before).length;
  const differences = [...inSection("paths", "request", parts), ...inSection("webhooks", "response", parts)];
  const found = [...folded(differences, operationCount), ...removedNames(before, after)];
  const changes = found.filter(({ severity }) => severity !== "none");
  const isRewritten = changes.length === 0 && !isDeepStrictEqual(withoutVersion(before), withoutVersion(after));
  return isRewritten ? [rewritten] : changes;
}

/** A change that every operation shares, such as another server of the document, is reported once. */
function folded(differences: readonly WireDifference[], operationCount: number): Change[] {
  const all = differences.map(({ change, operation }) => {
    const { words = "" } = operation.before ?? operation.after ?? {};
    const everywhere = (text: string): string => text.replace(words, "every operation");
    return { change, operation, general: { ...change, id: everywhere(change.id), where: everywhere(change.where) } };
  });
  const groups = groupBy(all, ({ general: { id, severity, message } }) => `${id} ${severity} ${message}`);
  return [...groups.values()].flatMap((same) => {
    const places = new Set(same.map(({ operation }) => operation));
    if (places.size < 2 || places.size < operationCount) return same.map(({ change }) => change);
    return { ...same[0].general, operations: [...new Set(same.flatMap(({ change }) => change.operations))] };
  });
}

/** A change in an operation. */
interface WireDifference {
  readonly change: Change;
  readonly operation: Step;
}

const rewritten: Change = {
  id: "wire:rewritten:document",
  severity: "patch",
  source: "wire",
  where: "the document",
  operations: [],
  message: "Words, examples or the way it is written changed. Its meaning on the wire didn't.",
};

/** The version is what the review asks for, not what it judges. */
function withoutVersion({ root }: OpenApiDocument): object {
  return { ...root, info: { ...objectOrEmpty(root["info"]), version: undefined } };
}

/** @param flow - Which way the body of a request goes, seen from the users of the description. */
function inSection(
  section: "paths" | "webhooks",
  flow: Flow,
  { documents: [before, after], isSame }: ChangedParts,
): WireDifference[] {
  const users = schemaUsers(flow, isSame);
  const [old, revised] = [operations(section, before), operations(section, after)];
  const places = new Map(
    findOperations(after, section).map(({ operation, words }) => [operation["operationId"], words]),
  );
  const found = [...new Set([...old.keys(), ...revised.keys()])].flatMap((key): Found[] => {
    const [a, b] = [old.get(key)?.(), revised.get(key)?.(old.get(key)?.())];
    if (a && b) return nodeDifferences(a, b, users.isSeen).map((one) => ({ ...one, rating: rate(one, flow) }));
    const whole = { steps: [{ key: "", before: a, after: b }], fact: undefined, before: undefined, after: undefined };
    if (!a)
      return [{ ...whole, rating: { rule: "operation-added", severity: "minor", words: "The operation was added." } }];
    const moved = places.get(a.facts["operationId"]);
    const words = `The operation ${moved === undefined ? "was removed" : `moved to ${moved}`}.`;
    return [{ ...whole, rating: { rule: "operation-removed", severity: "major", words } }];
  });
  const pointers = pointersOf(new Set(found.flatMap(({ steps }) => identities(steps))), after);
  // Only now is it known which operations use a schema.
  return found.map((one) => {
    const owner = one.steps.length > 1 && isOfPlace(one.fact) ? one.steps.slice(0, -1) : one.steps;
    return difference(one, users.operationsOf(owner), pointers);
  });
}

/** A difference with its rating. */
interface Found extends NodeDifference {
  readonly rating: Rating;
}

type MakeNode = (counterpart?: CanonicalNode) => CanonicalNode;

/** The operations by method and path, in which the names of variables do not matter unless they alone tell two apart. */
function operations(section: "paths" | "webhooks", document: OpenApiDocument): Map<string, MakeNode> {
  const made = new Map<string, MakeNode>();
  for (const operation of findOperations(document, section)) {
    const key = `${operation.method} ${operation.path.replaceAll(/\{[^}]*\}/g, "{}")}`;
    // Both have the path that the old one has, so that a renamed variable is the same one.
    made.set(made.has(key) ? `${operation.method} ${operation.path}` : key, (counterpart) =>
      operationNode(operation, counterpart?.words.split(" ")[1]),
    );
  }
  return made;
}

function difference(
  { rating: { rule, severity, words }, steps, fact, before = null, after = null }: Found,
  users: readonly string[],
  pointers: ReadonlyMap<object, string>,
): WireDifference {
  const where = place(steps, fact);
  // A schema that can't be null doesn't say so.
  const given = fact === "nullable" ? { before: before === true, after: after === true } : { before, after };
  const values = fact === undefined ? {} : given;
  const part = identities(steps)
    .map((node) => pointers.get(node))
    .findLast((known) => known !== undefined);
  const pointer = part === undefined || fact === undefined ? part : `${part}/${fact}`;
  const id = `wire:${rule}:${where}`;
  const change: Change = { id, severity, source: "wire", where, operations: users, message: words, pointer, ...values };
  return { change, operation: steps[0]! }; // never empty
}

/** Returns the objects of the new document that lead to a place. */
function identities(steps: readonly Step[]): object[] {
  return steps.flatMap(({ after }) => (after ? [after.identity] : []));
}

/** Finds where objects stand, in one walk, because a document may have a million. */
function pointersOf(wanted: ReadonlySet<object>, { root }: OpenApiDocument): Map<object, string> {
  const found = new Map<object, string>();
  const path: string[] = [];
  walk(root);
  return found;

  function walk(node: unknown): void {
    if (typeof node !== "object" || node === null) return;
    if (wanted.has(node) && !found.has(node)) found.set(node, jsonPointer(path));
    for (const [key, value] of Object.entries(node)) {
      path.push(key);
      walk(value);
      path.pop();
    }
  }
}

/** The published description is also what others generate code from, so the name of a schema is part of the promise. */
function removedNames(before: OpenApiDocument, after: OpenApiDocument): Change[] {
  const [old, revised] = [before, after].map(({ root }) =>
    Object.keys(objectOrEmpty(objectOrEmpty(root["components"])["schemas"])),
  );
  return (old ?? [])
    .filter((name) => !revised?.includes(name))
    .map((name) => ({
      id: `wire:schema-removed:${name}`,
      severity: "major",
      source: "wire",
      where: name,
      operations: [],
      message: "No schema has this name any more, and generated code is named after it.",
    }));
}
