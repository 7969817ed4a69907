import { isDeepStrictEqual } from "node:util";
import type { CanonicalNode } from "../canonical/canonical-node.ts";
import { nodeDifferences, type NodeDifference, type Step } from "../canonical/node-differences.ts";
import { operationNode } from "../canonical/operation-node.ts";
import type { Change } from "../change.ts";
import { changedParts, type ChangedParts } from "../document/changed-parts.ts";
import { findOperations } from "../document/find-operations.ts";
import { objectOrEmpty } from "../document/json-object.ts";
import type { OpenApiDocument } from "../document/open-api-document.ts";
import { isOfPlace, place } from "./place.ts";
import type { Flow } from "./context.ts";
import { rate } from "./rate-difference.ts";
import type { Rating } from "./rating.ts";
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
  const found = [...folded(wireDifferences(parts), operationCount), ...removedNames(before, after)];
  const changes = found.filter(({ severity }) => severity !== "none");
  const isRewritten = changes.length === 0 && !isDeepStrictEqual(withoutVersion(before), withoutVersion(after));
  return isRewritten ? [rewritten] : changes;
}

/** A change that every operation shares, such as another server of the document, is reported once. */
function folded(differences: readonly WireDifference[], operationCount: number): Change[] {
  const general = differences.map(({ change, steps: [first] }): Change => {
    const operation = first?.before ?? first?.after;
    const everywhere = (text: string): string => text.replace(operation?.words ?? "", "every operation");
    return { ...change, id: everywhere(change.id), where: everywhere(change.where) };
  });
  const groups = new Map<string, number[]>();
  for (const [index, { id, severity, message }] of general.entries()) {
    const key = `${id} ${severity} ${message}`;
    groups.set(key, [...(groups.get(key) ?? []), index]);
  }
  return [...groups.values()].flatMap((same) => {
    const all = same.map((index) => differences[index]!); // an index of theirs
    const places = new Set(all.map(({ steps: [first] }) => first));
    if (places.size < 2 || places.size < operationCount) return all.map(({ change }) => change);
    return { ...general[same[0]!]!, operations: [...new Set(all.flatMap(({ change }) => change.operations ?? []))] }; // not empty
  });
}

/** A change, and the way from its operation to the part that differs. */
interface WireDifference {
  readonly change: Change;
  readonly steps: readonly Step[];
}

/** Finds what differs in the operations of two descriptions. */
function wireDifferences(parts: ChangedParts): WireDifference[] {
  return [...inSection("paths", "request", parts), ...inSection("webhooks", "response", parts)];
}

const rewritten: Change = {
  id: "wire:rewritten:document",
  where: "the document",
  severity: "patch",
  source: "wire",
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
    findOperations(after, after.root[section] ?? {}).map(({ method, path, operation }) => [
      operation["operationId"],
      `${method.toUpperCase()} ${path}`,
    ]),
  );
  const found = [...new Set([...old.keys(), ...revised.keys()])].flatMap((key): (() => WireDifference)[] => {
    const [a, b] = [old.get(key)?.(), revised.get(key)?.(old.get(key)?.())];
    if (a && b)
      return nodeDifferences(a, b, users.isSeen).map((one) => {
        const rating = rate(one, flow);
        const owner = isOfPlace(one.fact) ? one.steps.slice(0, -1) : one.steps;
        return () => difference(rating, one.steps, users.operationsOf(owner), one);
      });
    const [step] = [{ key: "", before: a, after: b }];
    const added: Rating = { rule: "operation-added", severity: "minor", words: "The operation was added." };
    if (!a) return [() => difference(added, [step], users.operationsOf([step]))];
    const moved = places.get(a.facts["operationId"]);
    const words = `The operation ${moved === undefined ? "was removed" : `moved to ${moved}`}.`;
    const rating: Rating = { rule: "operation-removed", severity: "major", words };
    return [() => difference(rating, [step], users.operationsOf([step]))];
  });
  // Only now is it known which operations use a schema.
  return found.map((make) => make());
}

type MakeNode = (counterpart?: CanonicalNode) => CanonicalNode;

/** The operations by method and path, in which the names of variables do not matter unless they alone tell two apart. */
function operations(section: string, document: OpenApiDocument): Map<string, MakeNode> {
  const made = new Map<string, MakeNode>();
  for (const operation of findOperations(document, document.root[section] ?? {})) {
    const key = `${operation.method} ${operation.path.replaceAll(/\{[^}]*\}/g, "{}")}`;
    // Both have the path that the old one has, so that a renamed variable is the same one.
    made.set(made.has(key) ? `${operation.method} ${operation.path}` : key, (counterpart) =>
      operationNode(operation, counterpart?.words.split(" ")[1]),
    );
  }
  return made;
}

function difference(
  { rule, severity, words }: Rating,
  steps: readonly Step[],
  users: readonly string[],
  { fact, before = null, after = null }: Partial<NodeDifference> = {},
): WireDifference {
  const where = place(steps, fact);
  // A schema that can't be null doesn't say so.
  const given = fact === "nullable" ? { before: before === true, after: after === true } : { before, after };
  const values = fact === undefined ? {} : given;
  const id = `wire:${rule}:${where}`;
  const part = { nodes: steps.flatMap(({ after: node }) => (node ? [node.identity] : [])), fact };
  return { steps, change: { id, where, operations: users, severity, source: "wire", message: words, part, ...values } };
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
      where: name,
      severity: "major",
      source: "wire",
      message: "No schema has this name any more, and generated code is named after it.",
    }));
}
