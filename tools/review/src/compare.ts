import { reviewVersions, type LoadedDocument, type ReviewedChange, type TypeModules } from "openapi-review/core";
import { specs, type Snapshot } from "./snapshot.ts";

/** Compares the documents of two versions and the types of each. There may be no version before. */
export async function compare(before: Snapshot | undefined, after: Snapshot): Promise<ReviewedChange[]> {
  const changes = specs.map(async ([file, module], index): Promise<readonly ReviewedChange[]> => {
    const [old, revised] = [before?.documents[index], after.documents[index]];
    if (before && old && revised)
      return (await reviewVersions(version(old, before, module), version(revised, after, module))).changes;
    return old || revised ? [wholeDocument(file, old !== undefined)] : [];
  });
  return (await Promise.all(changes)).flat();
}

/** The second document has paths and components of its own, which the index doesn't export. */
function version(
  document: LoadedDocument,
  { documents, modules }: Snapshot,
  module: string,
): { document: LoadedDocument; types: TypeModules } {
  const text = modules[module];
  return { document, types: document === documents[0] ? modules : text === undefined ? {} : { "index.ts": text } };
}

function wholeDocument(file: string, isGone: boolean): ReviewedChange {
  const verb = isGone ? "removed" : "added";
  return {
    id: `wire:description-${verb}:${file}`,
    severity: isGone ? "major" : "minor",
    source: "wire",
    where: file,
    operations: [],
    message: `The whole description was ${verb}.`,
    file,
    line: 1,
  };
}
