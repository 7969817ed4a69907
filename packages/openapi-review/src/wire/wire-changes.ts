import { isDeepStrictEqual } from "node:util";
import type { CanonicalNode } from "../canonical/canonical-node.ts";
import { nodeDifferences, type Step } from "../canonical/node-differences.ts";
import { operationNode } from "../canonical/operation-node.ts";
import type { Change } from "../change.ts";
import { findOperations } from "../document/find-operations.ts";
import { objectOrEmpty } from "../document/json-object.ts";
import type { OpenApiDocument } from "../document/open-api-document.ts";
import { place } from "./place.ts";
import { flowOf, rate, type Flow, type Rating } from "./rate-difference.ts";

/**
 * Compares what two descriptions promise on the wire. Both are in canonical form before, so what means the same is the
 * same, however it is written; and whatever differs is rated, so nothing passes because no rule knew it.
 */
export function wireChanges(before: OpenApiDocument, after: OpenApiDocument): Change[] {
  const operationCount = findOperations(before).length;
  const found = [...folded(wireDifferences(before, after), operationCount), ...removedNames(before, after)];
  const changes = found.filter(({ severity }) => severity !== "none");
  const isRewritten = changes.length === 0 && !isDeepStrictEqual(withoutVersion(before), withoutVersion(after));
  return isRewritten ? [rewritten] : changes;
}

/** What is the same at every operation, such as another server of the document, is one change. */
function folded(differences: readonly WireDifference[], operationCount: number): Change[] {
  const general = differences.map(({ change, steps: [first] }): Change => {
    const operation = first?.before ?? first?.after;
    const everywhere = (text: string): string => text.replace(operation?.words ?? "", "every operation");
    return { ...change, id: everywhere(change.id), where: everywhere(change.where) };
  });
  const count = Map.groupBy(general, ({ id, message }) => `${id} ${message}`);
  return differences.flatMap(({ change }, index) => {
    const one = general[index]!; // they are as many
    const same = count.get(`${one.id} ${one.message}`) ?? [];
    if (same.length < 2 || same.length < operationCount) return change;
    return same[0] === one ? one : [];
  });
}

/** A change, and the way from its operation to the part that differs. */
export interface WireDifference {
  readonly change: Change;
  readonly steps: readonly Step[];
}

/** Finds what differs in the operations of two descriptions. */
export function wireDifferences(before: OpenApiDocument, after: OpenApiDocument): WireDifference[] {
  return [...inSection("paths", "request", before, after), ...inSection("webhooks", "response", before, after)];
}

const rewritten: Change = {
  id: "wire:rewritten:document",
  where: "the document",
  severity: "patch",
  source: "wire",
  message: "Words, examples or the way it is written changed; what it means on the wire did not.",
};

/** The version is what the review asks for, not what it judges. */
function withoutVersion({ root }: OpenApiDocument): object {
  return { ...root, info: { ...objectOrEmpty(root["info"]), version: undefined } };
}

/** @param flow - Which way the body of a request goes, seen from the users of the description. */
function inSection(
  section: "paths" | "webhooks",
  flow: Flow,
  before: OpenApiDocument,
  after: OpenApiDocument,
): WireDifference[] {
  const compared = { request: new Map<unknown, Set<unknown>>(), response: new Map<unknown, Set<unknown>>() };
  const [old, revised] = [operations(section, before), operations(section, after)];
  return [...new Set([...old.keys(), ...revised.keys()])].flatMap((key) => {
    const [a, b] = [old.get(key)?.(), revised.get(key)?.(old.get(key)?.())];
    if (a && b)
      return nodeDifferences(a, b, isSeen).map((found) => difference(rate(found, flow), found.steps, found.fact));
    const step = { key: "", before: a, after: b };
    if (!a)
      return difference({ rule: "operation-added", severity: "minor", words: "The operation was added." }, [step]);
    const moved = [...revised.values()]
      .map((make) => make())
      .find(({ facts }) => facts["operationId"] === a.facts["operationId"]);
    const words = `The operation ${moved ? `moved to ${moved.words}` : "was removed"}.`;
    return difference({ rule: "operation-removed", severity: "major", words }, [step]);
  });

  /** A pair of schemas is compared once for each way in which it goes, whoever uses it. */
  function isSeen(steps: readonly Step[]): boolean {
    const { before: a, after: b } = steps.at(-1)!; // never empty
    const known = compared[flowOf(steps, flow)];
    const partners = known.get(a?.identity) ?? new Set();
    known.set(a?.identity, partners);
    return partners.size === partners.add(b?.identity).size;
  }
}

type MakeNode = (counterpart?: CanonicalNode) => CanonicalNode;

/** The operations by method and path, in which the names of variables do not matter. */
function operations(section: string, document: OpenApiDocument): Map<string, MakeNode> {
  const found = findOperations(document, document.root[section] ?? {});
  return new Map(
    found.map((operation): [string, MakeNode] => [
      `${operation.method} ${operation.path.replaceAll(/\{[^}]*\}/g, "{}")}`,
      // Both have the path that the old one has, so that a renamed variable is the same one.
      (counterpart) => operationNode(operation, counterpart?.words.split(" ")[1]),
    ]),
  );
}

function difference({ rule, severity, words }: Rating, steps: readonly Step[], fact?: string): WireDifference {
  const where = place(steps, fact);
  return { steps, change: { id: `wire:${rule}:${where}`, where, severity, source: "wire", message: words } };
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
      message: "There is no schema of this name any more; generated code is named after it.",
    }));
}
