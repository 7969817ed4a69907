import {
  arrayOrEmpty,
  findOperations,
  objectOrEmpty,
  operationNode,
  type CanonicalNode,
  type OpenApiDocument,
} from "openapi-review/core";

/** Our document, and the vendor's of the same thing. */
export interface Documents {
  readonly ours: OpenApiDocument;
  readonly theirs: OpenApiDocument;
}

/** One of our operations, and the vendor's of the same method and path if there is one. */
export interface MatchedOperation {
  readonly operationId: string;
  readonly ours: CanonicalNode;
  readonly theirs: CanonicalNode | undefined;
}

/**
 * Finds the vendor's operation for each of ours: the same method and path, whatever the path parameters are called.
 * The base path of the servers (`/identity`) may stand in the servers of one document and in the paths of the other.
 */
export function matchOperations({ ours, theirs }: Documents): MatchedOperation[] {
  const candidates = findOperations(theirs);
  const basePaths = ["", ...serverPaths(ours), ...serverPaths(theirs)];
  // What stands before our path in theirs, and before their path in ours.
  const prefixes = basePaths.flatMap((path) => [[path, ""] as const, ["", path] as const]);
  return findOperations(ours).map((our) => {
    const { operationId } = our.operation;
    const [match] = prefixes.flatMap(([before, beforeTheirs]) =>
      candidates
        .filter((their) => their.method === our.method)
        .filter((their) => pathShape(beforeTheirs + their.path) === pathShape(before + our.path))
        .map((their) => ({
          ours: operationNode(our, our.path, beforeTheirs),
          theirs: operationNode(their, our.path, before),
        })),
    );
    const name = typeof operationId === "string" ? operationId : `${our.method.toUpperCase()} ${our.path}`;
    return { operationId: name, ours: match?.ours ?? operationNode(our), theirs: match?.theirs };
  });
}

/** A path without its parameters' names and without a trailing slash: equal for two that mean the same. */
function pathShape(path: string): string {
  return path.replaceAll(/\{[^}]*\}/g, "{}").replace(/\/$/, "");
}

function serverPaths({ root }: OpenApiDocument): string[] {
  const paths = arrayOrEmpty(root["servers"]).map((server) => {
    const { url } = objectOrEmpty(server);
    return typeof url === "string" ? url.replace(/^[a-z]+:\/\/[^/]*/i, "").replace(/\/+$/, "") : "";
  });
  return [...new Set(paths)].filter((path) => path.startsWith("/"));
}
