import { nodeDifferences, UnusableInputError, type NodeDifference } from "openapi-review/core";
import type { Difference, Kind } from "./difference.ts";
import { matchOperations, type Documents } from "./match-operations.ts";
import type { VendorText } from "./parse-deviations.ts";
import { vendorText } from "./vendor-text.ts";
import { words } from "./words.ts";

/**
 * Finds every difference between our document and the vendor's, in the operations that ours has.
 *
 * @param texts - The vendor's texts that statements of ours rest on. One that has changed is a difference.
 * @throws {@link UnusableInputError} when the vendor's document has none of our operations: it is then another one.
 */
export function findDifferences(documents: Documents, texts: readonly VendorText[] = []): Difference[] {
  const matched = matchOperations(documents);
  if (matched.every(({ theirs }) => theirs === undefined)) {
    const wanted = matched.map(({ ours }) => ours.words).join(", ");
    throw new UnusableInputError(`${documents.theirs.source} has none of our operations (${wanted}).`);
  }
  return matched.flatMap(({ operationId: operation, ours, theirs }): Difference[] => {
    if (!theirs) return [{ operation, pointer: "", kind: "gone upstream", ours: ours.words, theirs: null }];
    const changed = texts.filter((text) => text.operation === operation).flatMap((text) => vendorText(text, theirs));
    return [
      ...changed,
      ...nodeDifferences(ours, theirs).flatMap((found) => toDifference(found).map((rest) => ({ operation, ...rest }))),
    ];
  });
}

/** The kind of difference that another value of a keyword makes. Any other keyword is a limit. */
const kindOf: Readonly<Record<string, Kind>> = {
  summary: "description",
  description: "description",
  type: "type",
  required: "required",
  nullable: "nullability",
  enum: "enum",
  format: "format",
  contentEncoding: "format",
  contentMediaType: "format",
  default: "default",
  deprecated: "deprecated",
  readOnly: "access",
  writeOnly: "access",
  style: "serialization",
  explode: "serialization",
  allowReserved: "serialization",
  encoding: "serialization",
  security: "security",
};

/** Flags: where they are absent, the document says the other thing. */
const absent: Readonly<Record<string, unknown>> = {
  type: "any",
  required: false,
  nullable: false,
  deprecated: false,
  readOnly: false,
  writeOnly: false,
  uniqueItems: false,
  additionalProperties: true,
};

function toDifference({ steps, fact, before, after }: NodeDifference): Omit<Difference, "operation">[] {
  const pointer = steps.map(({ key }) => key).join("");
  const step = steps.at(-1);
  if (fact === undefined) {
    // What the values of a map are is told by the keyword.
    if (pointer.endsWith("/additionalProperties")) return [];
    const kind = step?.before ? "gone upstream" : "new upstream";
    return [{ pointer, kind, ours: before ?? null, theirs: after ?? null }];
  }
  // What the vendor calls an operation or a path parameter, and how it groups and orders them, is its own affair.
  if (fact === "operationId" || fact === "name" || fact === "tag" || fact === "firstServer") return [];
  const kind = kindOf[fact] ?? "limit";
  const [ours, theirs] = [before, after].map((value) => value ?? absent[fact] ?? null);
  if (kind === "description") {
    const [our, their] = [words(ours), words(theirs)];
    // Where the vendor has no words there is nothing to follow.
    return their === null || our === their ? [] : [{ pointer: `${pointer}/${fact}`, kind, ours: our, theirs: their }];
  }
  if (kind === "required") return [{ pointer, kind, ours, theirs }];
  if (kind === "nullability") {
    // A schema without a type allows null too, and that the types differ is told already.
    if ([step?.before, step?.after].some((node) => node?.words === "any")) return [];
    const [our, their] = [ours, theirs].map((value) => (value === true ? "nullable" : "not nullable"));
    return [{ pointer: `${pointer}/type`, kind, ours: our, theirs: their }];
  }
  return [{ pointer: `${pointer}/${fact}`, kind, ours, theirs }];
}
