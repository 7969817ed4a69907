export { findOperations } from "./find-operations.ts";
export { arrayOrEmpty, isJsonObject, objectOrEmpty } from "./json-object.ts";
export { jsonPointer, pointerSegments } from "./json-pointer.ts";
export { nodeDifferences } from "./node-differences.ts";
export { oneLine } from "./one-line.ts";
export { parseDocument } from "./open-api-document.ts";
export { operationNode } from "./operation-node.ts";
export { readYaml, readYamlAs } from "./read-yaml.ts";
export { UnusableInputError } from "./unusable-input-error.ts";

export type { CanonicalNode } from "./canonical-node.ts";
export type { FoundOperation } from "./find-operations.ts";
export type { JsonObject } from "./json-object.ts";
export type { NodeDifference, Step } from "./node-differences.ts";
export type { OpenApiDocument } from "./open-api-document.ts";
export type { ReferenceResolver } from "./reference-resolver.ts";
