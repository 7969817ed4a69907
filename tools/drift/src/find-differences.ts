import { compareOperations } from "./compare-operations.ts";
import { bothSides, newComparison, type Sides } from "./comparison.ts";
import type { Difference } from "./difference.ts";
import { matchOperations } from "./match-operations.ts";
import type { OpenApiDocument } from "./open-api-document.ts";
import { referenceResolver } from "./reference-resolver.ts";
import { UnusableInputError } from "./unusable-input-error.ts";

/**
 * Finds every difference between our document and the vendor's, in the operations that ours has.
 *
 * @throws {@link UnusableInputError} when the vendor's document has none of our operations: it is then another one.
 */
export function findDifferences(documents: Sides<OpenApiDocument>): Difference[] {
  const resolve = bothSides((side) => referenceResolver(documents[side]));
  const matched = matchOperations(documents, resolve);
  if (matched.every(({ theirs }) => theirs === undefined)) {
    const wanted = matched.map(({ ours }) => `${ours.method.toUpperCase()} ${ours.path}`).join(", ");
    throw new UnusableInputError(`${documents.theirs.source} has none of our operations (${wanted}).`);
  }
  return matched.flatMap(({ operationId, ours, theirs }) => {
    const comparison = newComparison(operationId, resolve);
    if (theirs === undefined) comparison.note([], "gone upstream", `${ours.method.toUpperCase()} ${ours.path}`, null);
    else compareOperations({ ours, theirs }, documents, comparison);
    return comparison.differences;
  });
}
