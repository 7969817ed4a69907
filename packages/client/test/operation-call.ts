import { endpoints, type OperationId } from "@frontegg-identity/types";
import { operations, type OperationDescription } from "@frontegg-identity/types/operations";
import type { CallOptions, FronteggClient } from "@frontegg-identity/client";

/** Every operation of the client. A test that goes through them is a test of one that is added to the spec, too. */
export const operationIds = Object.keys(endpoints) as readonly OperationId[]; // the keys of a constant

/** What a call of an operation takes, with the spec's own examples. */
interface ExampleCall {
  readonly path: Readonly<Record<string, unknown>>;
  readonly query: Readonly<Record<string, unknown>> | undefined;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: unknown;
}

function exampleCall(id: OperationId): ExampleCall {
  const { parameters, body } = operations[id];
  const examplesIn = (place: string): [string, unknown][] =>
    parameters.filter((one) => one.in === place && one.required).map(({ name, example }) => [name, example]);
  const query = examplesIn("query");
  return {
    path: Object.fromEntries(examplesIn("path")),
    query: query.length > 0 ? Object.fromEntries(query) : undefined,
    headers: Object.fromEntries(examplesIn("header").map(([name, value]) => [name, String(value)])),
    body: Object.values(body?.examples ?? {})[0]?.value,
  };
}

/** The path of a request for an operation, with these values or the spec's examples of its parameters. */
export function pathOf(id: OperationId, value?: string): string {
  const { path } = exampleCall(id);
  return operations[id].path.replaceAll(/\{(.+?)\}/g, (_, name: string) =>
    encodeURIComponent(value ?? String(path[name])),
  );
}

/** The query of a request for an operation, with its question mark. */
export function queryOf(id: OperationId): string {
  const { query } = exampleCall(id);
  // Lists are not among the examples so far.
  return query ? `?${new URLSearchParams(query as Record<string, string>)}` : "";
}

/** The body that a call with the spec's first example sends. */
export function bodyOf(id: OperationId): string | null {
  const { body } = exampleCall(id);
  return body === undefined ? null : JSON.stringify(body);
}

/** Calls the method of an operation with the spec's examples, or with one value for each parameter of its path. */
export function callOperation(
  client: FronteggClient,
  id: OperationId,
  options: CallOptions = {},
  pathValue?: unknown,
  bodyValue?: unknown,
): Promise<unknown> {
  const { path, query, headers, body } = exampleCall(id);
  const values = Object.values(path).map((value) => (pathValue === undefined ? value : pathValue));
  const all = { ...options, headers: { ...headers, ...options.headers }, ...(query && { query }) };
  // One signature for all: that each method has its own is tested where types are.
  const methods = client as unknown as Readonly<Record<string, (...args: unknown[]) => Promise<unknown>>>;
  return methods[id]!(...values, ...(operations[id].body ? [bodyValue ?? body] : []), all);
}

/** The result of a call of `http`. */
export type HttpResult = Awaited<ReturnType<FronteggClient["http"]["GET"]>>;

/** Calls an operation by `http` with the spec's examples. */
export function requestOperation(client: FronteggClient, id: OperationId, options: object = {}): Promise<HttpResult> {
  const { path, query, headers, body } = exampleCall(id);
  // The types of `request` are for callers who name a path.
  const request = client.http.request as unknown as (...args: unknown[]) => Promise<HttpResult>;
  const { method, path: template } = operations[id];
  return request(method, template, {
    params: { path, query },
    headers,
    ...(body !== undefined && { body }),
    ...options,
  });
}

/** The spec's first success of an operation, and its first example. */
export function successOf(id: OperationId): { status: number; mediaType: string | undefined; value: unknown } {
  const { responses }: OperationDescription = operations[id];
  const [status = "", { content } = {}] = Object.entries(responses).find(([key]) => key.startsWith("2")) ?? [];
  return {
    status: Number(status.replace("XX", "00")),
    mediaType: content?.mediaType,
    value: Object.values(content?.examples ?? {})[0]?.value,
  };
}

/** A response like the spec's first success of an operation. */
export function successResponse(id: OperationId): Response {
  const { status, mediaType, value } = successOf(id);
  if (mediaType === undefined) return new Response(null, { status });
  const body = mediaType.startsWith("text/") ? String(value) : JSON.stringify(value);
  return new Response(body, { status, headers: { "content-type": mediaType } });
}
