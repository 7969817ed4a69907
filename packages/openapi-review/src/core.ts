/** What the other tools of this repository use of the package. It is not published. */
export { distinct } from "./compare.ts";
export { largestSeverity, compareSeverity } from "./severity.ts";
export { nodeDifferences } from "./canonical/node-differences.ts";
export { operationNode } from "./canonical/operation-node.ts";
export { findOperations } from "./document/find-operations.ts";
export { arrayOrEmpty, isJsonObject, objectOrEmpty } from "./document/json-object.ts";
export { jsonPointer, pointerSegments } from "./document/json-pointer.ts";
export { oneLine } from "./document/one-line.ts";
export { parseDocument } from "./document/open-api-document.ts";
export { readYaml, readYamlAs } from "./document/read-yaml.ts";
export { UnusableInputError } from "./document/unusable-input-error.ts";
export { typeChanges } from "./types/type-changes.ts";
export { wireChanges, wireDifferences } from "./wire/wire-changes.ts";

export type { CanonicalNode } from "./canonical/canonical-node.ts";
export type { NodeDifference, Step } from "./canonical/node-differences.ts";
export type { Change } from "./change.ts";
export type { FoundOperation } from "./document/find-operations.ts";
export type { JsonObject } from "./document/json-object.ts";
export type { OpenApiDocument } from "./document/open-api-document.ts";
export type { ReferenceResolver } from "./document/reference-resolver.ts";
export type { Severity } from "./severity.ts";
export type { TypeModules } from "./types/type-changes.ts";
export type { WireDifference } from "./wire/wire-changes.ts";
