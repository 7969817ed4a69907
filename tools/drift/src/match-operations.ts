import { isJsonObject, objectOrEmpty, arrayOrEmpty, type JsonObject } from "./json-object.ts";
import type { OpenApiDocument } from "./open-api-document.ts";
import type { ReferenceResolver } from "./reference-resolver.ts";
import type { Sides } from "./comparison.ts";

/** An operation, with the path item it stands in and the server prefix that its document writes into the path. */
export interface FoundOperation {
  readonly method: string;
  readonly path: string;
  readonly operation: JsonObject;
  readonly pathItem: JsonObject;
  /** The part of a server's base path that stands in front of the other document's path, such as `/identity`. */
  readonly prefix: string;
}

/** One of our operations, and the vendor's of the same method and path if there is one. */
export interface MatchedOperation {
  readonly operationId: string;
  readonly ours: FoundOperation;
  readonly theirs: FoundOperation | undefined;
}

const methods = ["get", "put", "post", "delete", "options", "head", "patch", "trace"];

/**
 * Finds the vendor's operation for each of ours: the same method and path, whatever the path parameters are called.
 * The base path of the servers (`/identity`) may stand in the servers of one document and in the paths of the other.
 */
export function matchOperations(
  documents: Sides<OpenApiDocument>,
  resolve: Sides<ReferenceResolver>,
): MatchedOperation[] {
  const theirs = operationsOf(documents.theirs, resolve.theirs);
  const basePaths = [...serverPaths(documents.ours), ...serverPaths(documents.theirs)];
  return operationsOf(documents.ours, resolve.ours).map((our) => {
    const candidates = theirs.filter(({ method }) => method === our.method);
    const { operationId } = our.operation;
    const name = typeof operationId === "string" ? operationId : `${our.method.toUpperCase()} ${our.path}`;
    for (const basePath of ["", ...basePaths]) {
      const longer = candidates.find(({ path }) => shape(path) === shape(basePath + our.path));
      if (longer !== undefined) return { operationId: name, ours: our, theirs: { ...longer, prefix: basePath } };
      const shorter = candidates.find(({ path }) => shape(basePath + path) === shape(our.path));
      if (shorter !== undefined) return { operationId: name, ours: { ...our, prefix: basePath }, theirs: shorter };
    }
    return { operationId: name, ours: our, theirs: undefined };
  });
}

function operationsOf({ root }: OpenApiDocument, resolve: ReferenceResolver): FoundOperation[] {
  return Object.entries(objectOrEmpty(root["paths"])).flatMap(([path, item]) => {
    const { value: pathItem } = resolve(item);
    return methods.flatMap((method) => {
      const operation = pathItem[method];
      return isJsonObject(operation) ? [{ method, path, operation, pathItem, prefix: "" }] : [];
    });
  });
}

/** A path without its parameters' names and without a trailing slash. */
function shape(path: string): string {
  return path.replaceAll(/\{[^}]*\}/g, "{}").replace(/\/$/, "");
}

function serverPaths({ root }: OpenApiDocument): string[] {
  const paths = arrayOrEmpty(root["servers"]).map((server) => {
    const { url } = objectOrEmpty(server);
    return typeof url === "string" ? url.replace(/^[a-z]+:\/\/[^/]*/i, "").replace(/\/+$/, "") : "";
  });
  return [...new Set(paths)].filter((path) => path.startsWith("/"));
}
