import type { AuthOperationId } from "./generated/auth-endpoints.ts";
import type { OperationId } from "./generated/endpoints.ts";

/** The `operationId` of an operation of either spec: of `openapi.yaml`, or of `environment-auth.yaml`. */
export type AnyOperationId = OperationId | AuthOperationId;

/** An HTTP method that `fetch` can send. */
export type HttpMethod = "DELETE" | "GET" | "HEAD" | "OPTIONS" | "PATCH" | "POST" | "PUT";

/** A JSON Schema of dialect 2020-12, with references such as `#/$defs/User` to the schemas of both specs. */
export type JsonSchema = Readonly<Record<string, unknown>>;

/**
 * The JSON that a request has to have at the top: an object, a list, or any other value. A body whose schema allows
 * more than one of them is a `value`.
 */
export type BodyKind = "list" | "object" | "value";

/** The body of a success: JSON of a {@link BodyKind}, text, or no content. */
export type SuccessKind = BodyKind | "none" | "text";

/**
 * The facts that a client needs to send an operation's requests and to judge its answers: method, path, and only the
 * facts that differ from the common case. {@link OperationDescription} has everything.
 */
export interface Endpoint {
  readonly method: HttpMethod;
  /** The path template below the base URL, such as `/resources/users/v1/{userId}`. */
  readonly path: string;
  /** The required parameters besides those of the path, with their place. Names of headers are in lower case. */
  readonly required?: readonly (readonly ["headers" | "query", string])[];
  readonly body?: EndpointBody;
  /** The content of each success status: `{ "200": "object" }`. */
  readonly success: Readonly<Record<string, SuccessKind>>;
  /** The `accept` header of a success that is text, and the `content-type` of a body that isn't `application/json`. */
  readonly headers?: Readonly<Record<string, string>>;
  /** The operation's own servers by region, if they aren't those of the spec. */
  readonly servers?: Readonly<Record<string, string>>;
  /** `"none"` if the operation doesn't take a token. */
  readonly token?: "none";
  /** Whether a request may be sent again although the first one may have been carried out. */
  readonly repeatable?: true;
}

/** The request body of an {@link Endpoint}. */
export interface EndpointBody {
  /** The name of the method's argument, such as `update`. */
  readonly name: string;
  readonly kind: BodyKind;
  /** Present if the body may be left out. */
  readonly optional?: true;
  /** The fields that hold JSON as text, so that an object is a mistake. */
  readonly jsonText?: readonly string[];
  /** The fields with which a request may not be repeated. */
  readonly unrepeatable?: readonly string[];
}

/** An operation as the spec describes it, with every reference followed except those between schemas. */
export interface OperationDescription {
  readonly id: AnyOperationId;
  /** The file that describes it, such as `openapi.yaml`. */
  readonly document: string;
  readonly method: HttpMethod;
  /** The path template below `basePath`, such as `/resources/users/v1/{userId}`. */
  readonly path: string;
  /** The path of the servers' URLs, such as `/identity`. Empty if they have none. */
  readonly basePath: string;
  /** The servers that take the operation: its own, the path's, or the document's. */
  readonly servers: readonly ServerDescription[];
  readonly tags: readonly string[];
  readonly summary: string;
  readonly description: string;
  readonly deprecated: boolean;
  /** First those of the path, in its order, then the others in the order of the spec. */
  readonly parameters: readonly ParameterDescription[];
  readonly body?: BodyDescription;
  /** By status, and `default` for every other status. */
  readonly responses: Readonly<Record<string, ResponseDescription>>;
  /** Whether the operation takes a bearer token. */
  readonly token: "none" | "optional" | "required";
  /** The alternatives by which a request may be authenticated: scopes by the name of the security scheme. */
  readonly security: readonly Readonly<Record<string, readonly string[]>>[];
  /** Whether a request may be sent again although the first one may have been carried out. */
  readonly repeatable: boolean;
  /** How to find out whether a request was carried out, if its answer got lost. */
  readonly doneWhen?: DoneWhen;
}

/** A server of an operation. */
export interface ServerDescription {
  /** The URL, possibly with variables such as `{domain}`. */
  readonly url: string;
  readonly description: string;
  /** The region that the server is in, if it is a regional one. */
  readonly region?: string;
}

/** A parameter of an operation. */
export interface ParameterDescription {
  /** The name. That of a header is in lower case. */
  readonly name: string;
  /** The name of the method's argument, for a parameter of the path. */
  readonly argument?: string;
  readonly in: "header" | "path" | "query";
  readonly required: boolean;
  readonly description: string;
  readonly schema: JsonSchema;
  /** The example of the parameter or of its schema, if there is one. */
  readonly example?: unknown;
}

/** Content of a request or a response. */
export interface ContentDescription {
  readonly mediaType: string;
  readonly kind: SuccessKind;
  readonly schema: JsonSchema;
  /** The schema's name, if it has one. */
  readonly schemaName?: string;
  /** By name, in the order of the spec. */
  readonly examples: Readonly<Record<string, ExampleDescription>>;
}

/** The request body of an operation. */
export interface BodyDescription extends ContentDescription {
  /** The name of the method's argument, such as `update`. */
  readonly name: string;
  readonly kind: BodyKind;
  readonly description: string;
  readonly required: boolean;
  /** The fields that hold JSON as text, so that an object is a mistake. */
  readonly jsonText: readonly string[];
  /** The fields with which a request may not be repeated. */
  readonly unrepeatable: readonly string[];
}

/** A named example. */
export interface ExampleDescription {
  readonly summary: string;
  readonly value: unknown;
}

/** A response of an operation. */
export interface ResponseDescription {
  readonly description: string;
  /** By name in lower case. */
  readonly headers: Readonly<Record<string, HeaderDescription>>;
  /** Absent if the response has no content. */
  readonly content?: ContentDescription;
}

/** A header of a response. */
export interface HeaderDescription {
  /** The name as the spec writes it. */
  readonly name: string;
  readonly description: string;
  readonly required: boolean;
  readonly schema: JsonSchema;
  readonly example?: unknown;
}

/** How to find out whether an operation was carried out: another operation, called with the same path parameters. */
export interface DoneWhen {
  /** The operation to call. */
  readonly operationId: AnyOperationId;
  /** The property of its answer that tells. */
  readonly property: string;
  /** The value of that property when there is nothing left to do. */
  readonly equals: unknown;
  /** The error code of an answer that says the same. */
  readonly errorCode?: string;
}
