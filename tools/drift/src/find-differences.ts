import { nodeDifferences, UnusableInputError, type NodeDifference, type OpenApiDocument } from "openapi-review/core";
import type { Difference } from "./difference.ts";
import { matchOperations } from "./match-operations.ts";
import type { VendorText } from "./parse-deviations.ts";
import { changedText, words } from "./vendor-text.ts";

/**
 * Finds every difference between our document and the vendor's, in the operations that ours has.
 *
 * @param texts - The vendor's texts that statements of ours rest on. One that has changed is a difference.
 * @throws {@link UnusableInputError} when the vendor's document has none of our operations: it is then another one.
 */
export function findDifferences(
  ours: OpenApiDocument,
  theirs: OpenApiDocument,
  texts: readonly VendorText[] = [],
): Difference[] {
  const matched = matchOperations(ours, theirs);
  if (matched.every((one) => one.theirs === undefined)) {
    const wanted = matched.map((one) => one.ours.words).join(", ");
    throw new UnusableInputError(`${theirs.source} has none of our operations (${wanted}).`);
  }
  return matched.flatMap(({ operationId: operation, ours: our, theirs: their }): Difference[] => {
    if (!their) return [{ operation, pointer: "", ours: our.words, theirs: null }];
    const changed = texts.filter((text) => text.operation === operation).flatMap((text) => changedText(text, their));
    const found = nodeDifferences(our, their).flatMap((difference) => toDifference(operation, difference));
    return [...changed, ...found];
  });
}

/** The vendor may name an operation or a path parameter, and group and order them, as it likes. */
const ownAffairs: ReadonlySet<string> = new Set(["operationId", "name", "tag", "firstServer"]);

function toDifference(operation: string, { steps, fact, before, after }: NodeDifference): Difference[] {
  const part = steps.map(({ key }) => key).join("");
  const [ours, theirs] = [before ?? null, after ?? null];
  // The keyword tells what the values of a map are.
  if (fact === undefined)
    return part.endsWith("/additionalProperties") ? [] : [{ operation, pointer: part, ours, theirs }];
  if (ownAffairs.has(fact)) return [];
  const pointer = `${part}/${fact}`;
  if (fact === "summary" || fact === "description") {
    const [our, their] = [words(ours), words(theirs)];
    // Where the vendor has no words there is nothing to follow.
    if (their === null || our === their) return [];
    return [{ operation, pointer, ours: our, theirs: their, isWording: true }];
  }
  const last = steps.at(-1);
  // A schema without a type allows null too, and the difference of the types is told already.
  if (fact === "nullable" && [last?.before, last?.after].some((node) => node?.words === "any")) return [];
  return [{ operation, pointer, ours, theirs }];
}
