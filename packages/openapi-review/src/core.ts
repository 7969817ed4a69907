/** The parts of the package that other tools of this repository use. They are not published. */
export { nodeDifferences } from "./canonical/node-differences.ts";
export { operationNode } from "./canonical/operation-node.ts";
export { findOperations } from "./document/find-operations.ts";
export { arrayOrEmpty, objectOrEmpty } from "./document/json-object.ts";
export { oneLine } from "./document/one-line.ts";
export { parseDocument } from "./document/open-api-document.ts";
export { readYamlAs } from "./document/read-yaml.ts";
export { UnusableInputError } from "./document/unusable-input-error.ts";
export { loadDocument } from "./load/load-document.ts";
export { loadInput } from "./load/load-input.ts";
export { fileReader } from "./load/reader.ts";
export { codeSpan, escapeMarkdown } from "./report/escape-markdown.ts";
export { changeTable } from "./report/render-markdown.ts";
export { textOf } from "./report/render-text.ts";
export { reviewVersions, verdictOf } from "./review.ts";
export { compareSeverity, largestSeverity } from "./severity.ts";

export type { CanonicalNode } from "./canonical/canonical-node.ts";
export type { ReviewedChange } from "./change.ts";
export type { NodeDifference } from "./canonical/node-differences.ts";
export type { OpenApiDocument } from "./document/open-api-document.ts";
export type { LoadedDocument } from "./load/load-document.ts";
export type { Severity } from "./severity.ts";
export type { TypeModules } from "./types/type-changes.ts";
