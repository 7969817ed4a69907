import { operations } from "./generated/spec.ts";
import type { OperationName } from "./operation.ts";

/** What a request's method and path mean. */
export type Found =
  | { readonly name: OperationName; readonly userId: string | undefined }
  | {
      readonly name: undefined;
      readonly status: 400 | 404 | 405;
      readonly reason: string;
      readonly headers?: Readonly<Record<string, string>>;
    };

const routes = Object.entries(operations).map(([name, { method, path }]) => ({
  name: name as OperationName, // the keys of a record by operation
  method,
  pattern: new RegExp(`^${path.replace("{userId}", "(?<userId>[^/]+)")}$`),
}));

/** Finds the operation of a request, or says why there is none. */
export function findOperation(method: string, path: string): Found {
  const fitting = routes.flatMap((route) => {
    const match = route.pattern.exec(path);
    return match ? [{ ...route, userId: match.groups?.["userId"] }] : [];
  });
  const route = fitting.find((candidate) => candidate.method === method);
  if (route === undefined) {
    const allow = fitting.map((other) => other.method).join(", ");
    return allow === ""
      ? { name: undefined, status: 404, reason: `There is no path ${path}; the API's are ${paths}` }
      : { name: undefined, status: 405, reason: `${path} takes ${allow}, not ${method}`, headers: { allow } };
  }
  try {
    return { name: route.name, userId: route.userId && decodeURIComponent(route.userId) };
  } catch {
    return { name: undefined, status: 400, reason: `${path} is not percent-encoded as it has to be` };
  }
}

const paths = Object.values(operations)
  .map(({ path }) => path)
  .join(", ");
