import { dirname, resolve } from "node:path";
import type { Change, ReviewedChange } from "./change.ts";
import { compare, type Version } from "./compare.ts";
import { groupChanges } from "./group-changes.ts";
import { mergeBase, commitReader } from "./load/git.ts";
import { loadDocument, type LoadedDocument, type Place } from "./load/load-document.ts";
import { mergeChanges } from "./merge-changes.ts";
import { placesOf } from "./places-of.ts";
import { wirePlaces } from "./wire-places.ts";
import { checkInput, loadInput, type DocumentText } from "./load/load-input.ts";
import { loadTypes } from "./load/load-types.ts";
import { toPath, type Reach } from "./load/reader.ts";
import { compareSeverity, largestSeverity, type Severity } from "./severity.ts";

/** Settings of {@link review}. */
export interface ReviewOptions {
  /**
   * Paths of the declarations that another generator made of the two documents (`.d.ts` or `.ts`).
   * @defaultValue the types that openapi-typescript makes by default
   */
  readonly types?: { readonly old: string; readonly new: string } | undefined;
  /** Follows references to files outside the folder of the document. @defaultValue `false` */
  readonly allowOutside?: boolean | undefined;
  /** Follows references to `http:` and `https:` URLs. @defaultValue `false` */
  readonly allowUrls?: boolean | undefined;
}

/** The outcome of a review. */
export interface Review {
  /** The version bump that users of the API on the wire need. */
  readonly wire: Severity;
  /** The version bump that users of the generated types need. */
  readonly types: Severity;
  /** The larger of the two. */
  readonly required: Severity;
  /** The changes, from the largest severity to the smallest. */
  readonly changes: readonly ReviewedChange[];
}

/**
 * Says which version bump a change from one OpenAPI document to another needs, for requests on the wire and for code that
 * compiles against the types.
 *
 * References are followed inside the folder of each document only, unless an option allows more.
 *
 * @param old - The path or URL of the document before, or its text. `{ git: "main" }` is the file that `updated` names,
 *   at the commit where `HEAD` left that branch.
 * @param updated - The path or URL of the document after, or its text.
 * @throws {@link UnusableInputError} when a document can't be read or isn't OpenAPI 3.0, 3.1 or 3.2.
 */
export async function review(
  old: string | DocumentText | { readonly git: string },
  updated: string | DocumentText,
  options: ReviewOptions = {},
): Promise<Review> {
  const before = await loadOld(old, updated, options);
  const after = await loadInput(updated, options);
  const { types } = options;
  const [oldTypes, newTypes] = types ? await Promise.all([loadTypes(types.old), loadTypes(types.new)]) : [];
  return reviewVersions({ document: before, types: oldTypes }, { document: after, types: newTypes });
}

/** A document with its places, and the types that users have of it. */
export interface LoadedVersion extends Version {
  readonly document: LoadedDocument;
}

/** Reviews the change from one version to another, both loaded. */
export function reviewVersions(before: Version, after: LoadedVersion): Promise<Review> {
  const wirePlace = wirePlaces([before.document, after.document]);
  return reviewOf(compare(before, after), wirePlace, placesOf(after.document, wirePlace));
}

async function reviewOf(
  changes: Promise<readonly Change[]>,
  wirePlace: (where: string) => string,
  findPlaces: (changes: readonly Change[]) => Place[],
): Promise<Review> {
  const found = await changes;
  const merged = mergeChanges(found, wirePlace);
  const places = findPlaces(merged);
  const rows = merged.map((change, index): ReviewedChange => {
    const { pointer: _, ...row } = change;
    return { ...row, ...places[index]! }; // there is one for each
  });
  const grouped = groupChanges(rows).toSorted((a, b) => compareSeverity(b.severity, a.severity));
  return { ...verdictOf(found), changes: grouped };
}

/** Adds up what changes ask for. */
export function verdictOf(
  changes: readonly Pick<Change, "source" | "severity" | "wire" | "types">[],
): Pick<Review, "wire" | "types" | "required"> {
  const worst = (part: "wire" | "types"): Severity =>
    largestSeverity(changes.map((change) => (change.source === part ? change.severity : (change[part] ?? "none"))));
  const [wire, types] = [worst("wire"), worst("types")];
  return { wire, types, required: largestSeverity([wire, types]) };
}

async function loadOld(
  old: string | DocumentText | { readonly git: string },
  updated: string | DocumentText,
  options: Reach,
): Promise<LoadedDocument> {
  // Plain JavaScript may pass null.
  if (typeof old !== "object" || old === null || !("git" in old)) return loadInput(old, options);
  checkInput(updated);
  const name = typeof updated === "string" ? updated : updated.name;
  const location = resolve(toPath(name));
  const commit = await mergeBase(dirname(location), old.git);
  return loadDocument(location, `${name} at commit ${commit.hash.slice(0, 12)}`, commitReader(commit, options));
}
