import {
  arrayOrEmpty,
  objectOrEmpty,
  operationNode,
  operationsOf,
  pathShape,
  referenceResolver,
  type CanonicalNode,
  type FoundOperation,
  type OpenApiDocument,
} from "@frontegg-identity/canonical";

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
  const [ourReferences, theirReferences] = [referenceResolver(ours), referenceResolver(theirs)];
  const candidates = operationsOf(theirs, theirReferences);
  const basePaths = ["", ...serverPaths(ours), ...serverPaths(theirs)];
  return operationsOf(ours, ourReferences).map((our) => {
    const { operationId } = our.operation;
    const name = typeof operationId === "string" ? operationId : `${our.method.toUpperCase()} ${our.path}`;
    const [match] = basePaths.flatMap((basePath) => {
      const find = (longer: string, isSame: (path: string) => boolean) =>
        candidates
          .filter(({ method, path }) => method === our.method && isSame(path))
          .map((their) => ({ their, longer, basePath }));
      return [
        ...find("theirs", (path) => pathShape(path) === pathShape(basePath + our.path)),
        ...find("ours", (path) => pathShape(basePath + path) === pathShape(our.path)),
      ];
    });
    const node = (found: FoundOperation, side: "ours" | "theirs"): CanonicalNode =>
      operationNode(found, {
        document: side === "ours" ? ours : theirs,
        resolve: side === "ours" ? ourReferences : theirReferences,
        namingPath: our.path,
        prefix: match?.longer === side ? match.basePath : "",
      });
    return { operationId: name, ours: node(our, "ours"), theirs: match && node(match.their, "theirs") };
  });
}

function serverPaths({ root }: OpenApiDocument): string[] {
  const paths = arrayOrEmpty(root["servers"]).map((server) => {
    const { url } = objectOrEmpty(server);
    return typeof url === "string" ? url.replace(/^[a-z]+:\/\/[^/]*/i, "").replace(/\/+$/, "") : "";
  });
  return [...new Set(paths)].filter((path) => path.startsWith("/"));
}
