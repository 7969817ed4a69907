import {
  arrayOrEmpty,
  findOperations,
  objectOrEmpty,
  operationNode,
  type CanonicalNode,
  type OpenApiDocument,
} from "openapi-review/core";

/** One of our operations, and the vendor's of the same method and path if there is one. */
export interface MatchedOperation {
  readonly operationId: string;
  readonly ours: CanonicalNode;
  readonly theirs: CanonicalNode | undefined;
}

/**
 * Finds the vendor's operation for each of ours: the same method and path, whatever the path parameters are called.
 * The start of our path may stand in the vendor's servers, as `/auth/vendor` does.
 */
export function matchOperations(ours: OpenApiDocument, theirs: OpenApiDocument): MatchedOperation[] {
  const basePaths = ["", ...arrayOrEmpty(theirs.root["servers"]).map(pathOfServer)];
  const candidates = basePaths.flatMap((basePath) => findOperations(theirs).map((their) => ({ basePath, their })));
  return findOperations(ours).map((our) => {
    const match = candidates.find(
      ({ basePath, their }) => their.method === our.method && shape(basePath + their.path) === shape(our.path),
    );
    return {
      operationId: String(our.operation["operationId"]),
      ours: operationNode(our, our.path, match?.basePath),
      theirs: match && operationNode(match.their, our.path),
    };
  });
}

/** A path without its parameters' names and without a trailing slash: equal for two that mean the same. */
function shape(path: string): string {
  return path.replaceAll(/\{[^}]*\}/g, "{}").replace(/\/$/, "");
}

function pathOfServer(server: unknown): string {
  return String(objectOrEmpty(server)["url"]).replace(/^[a-z]+:\/\/[^/]*/i, "");
}
