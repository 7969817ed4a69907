import type { ErrorBody, paths } from "@frontegg-identity/types";
import type { Middleware } from "./openapi-client.ts";

type Method = "get" | "put" | "post";

/** The paths of the spec that have an operation with this method. */
type PathWith<M extends Method> = {
  [Path in keyof paths]: paths[Path] extends Record<M, object> ? Path : never;
}[keyof paths];

/** What a call takes: the parameters and the body that the spec gives the operation. */
export type HttpInit<Operation> = ParametersOf<Operation> &
  BodyOf<Operation> & {
    readonly headers?: Readonly<Record<string, string>> | undefined;
    /** Ends the call. Its reason is thrown as it is. Middleware does not see it. */
    readonly signal?: AbortSignal | undefined;
    /** Middleware of this call alone. */
    readonly middleware?: Middleware[] | undefined;
  };

type ParametersOf<Operation> = Operation extends { parameters: { path: infer Path; header?: infer Header } }
  ? { readonly params: { readonly path: Path; readonly header?: Header } }
  : unknown;

/** The body that an operation takes, if it does. */
export type BodyOf<Operation> = Operation extends { requestBody: { content: { "application/json": infer Body } } }
  ? { readonly body: Body }
  : unknown;

/** What a call resolves with, whatever the status. Decide on `response.ok`, or on which of the two is there. */
export type HttpResult<Operation> =
  | { readonly data: DataOf<Operation>; readonly error?: undefined; readonly response: Response }
  | { readonly data?: undefined; readonly error: ErrorBody; readonly response: Response };

/** The body of an operation's success. */
export type DataOf<Operation> = Operation extends {
  responses: { 200: { content: { "application/json": infer Data } } };
}
  ? Data
  : undefined;

/**
 * The openapi-fetch client, with types of our own: openapi-fetch lets a misspelt option compile, and its response types
 * turn the open enum {@link ManagedBy} into an object.
 */
export interface HttpClient {
  GET<Path extends PathWith<"get">>(
    path: Path,
    init: HttpInit<paths[Path]["get"]>,
  ): Promise<HttpResult<paths[Path]["get"]>>;
  PUT<Path extends PathWith<"put">>(
    path: Path,
    init: HttpInit<paths[Path]["put"]>,
  ): Promise<HttpResult<paths[Path]["put"]>>;
  POST<Path extends PathWith<"post">>(
    path: Path,
    init: HttpInit<paths[Path]["post"]>,
  ): Promise<HttpResult<paths[Path]["post"]>>;
  /** Registers middleware, for the named methods' requests as well. It never sees the token. */
  use(...middleware: Middleware[]): void;
  /** Removes middleware. */
  eject(...middleware: Middleware[]): void;
}
