import type { OperationDescription } from "@frontegg-identity/types/operations";
import { pathOf, type Spec } from "./operations-and-schemas.ts";

/** A request that no operation takes, as the answer that it deserves. */
export interface NotFound {
  readonly status: 400 | 404 | 405;
  readonly reason: string;
  readonly headers?: Readonly<Record<string, string>>;
}

/** The operation of a request, with the parameters in its path, decoded. */
export interface Found {
  readonly operation: OperationDescription;
  readonly params: Readonly<Record<string, string>>;
}

/** Makes a function that finds the operation of a request by its method and path, or says why there is none. */
export function operationFinder({ operations }: Spec): (method: string, path: string) => Found | NotFound {
  const routes = Object.values(operations)
    .map((operation) => ({ operation, ...patternOf(pathOf(operation)) }))
    // `/users/me` before `/users/{userId}`, as OpenAPI wants.
    .toSorted((one, other) => one.names.length - other.names.length);
  const paths = [...new Set(Object.values(operations).map(pathOf))].join(", ");

  return (method, path) => {
    const fitting = routes.flatMap((route) => {
      const match = route.pattern.exec(path);
      return match ? [{ ...route, values: match.slice(1) }] : [];
    });
    const route = fitting.find(({ operation }) => operation.method === method);
    if (route === undefined) {
      const allow = fitting.map(({ operation }) => operation.method).join(", ");
      return allow === ""
        ? { status: 404, reason: `The API has no path ${path}, only ${paths}` }
        : { status: 405, reason: `${path} takes ${allow}, not ${method}`, headers: { allow } };
    }
    try {
      const params = route.names.map((name, index) => [name, decodeURIComponent(route.values[index] ?? "")] as const);
      return { operation: route.operation, params: Object.fromEntries(params) };
    } catch {
      return { status: 400, reason: `${path} is not well-formed: check its percent-encoding` };
    }
  };
}

function patternOf(template: string): { readonly pattern: RegExp; readonly names: readonly string[] } {
  const names = [...template.matchAll(/\{([^{}]+)\}/g)].map(([, name = ""]) => name);
  const literals = template.split(/\{[^{}]+\}/).map((literal) => literal.replace(/[.*+?^$()[\]{}|\\]/g, "\\$&"));
  return { pattern: new RegExp(`^${literals.join("([^/]+)")}$`), names };
}
