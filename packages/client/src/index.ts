export { createClient } from "./create-client.ts";
export { createTokenContext } from "./create-token-context.ts";
export { environmentToken } from "./authentication/environment-token.ts";
export { requestEnvironmentToken } from "./authentication/request-environment-token.ts";
export { ApiError } from "./errors/api-error.ts";
export { AuthenticationError } from "./errors/authentication-error.ts";
export { FronteggError } from "./errors/frontegg-error.ts";
export { InvalidInputError } from "./errors/invalid-input-error.ts";
export { InvalidResponseError } from "./errors/invalid-response-error.ts";
export { NetworkError } from "./errors/network-error.ts";
export { RequestError } from "./errors/request-error.ts";
export { TimeoutError } from "./errors/timeout-error.ts";
export { isRegion, regions } from "@frontegg-identity/types";
// The schemas of the spec, and the types of the methods.
export * from "./generated/exports.ts";

export type { EnvironmentTokenOptions } from "./authentication/environment-token.ts";
export type { IssuedToken } from "./authentication/request-environment-token.ts";
export type { CallLimits, CallOptions } from "./call-options.ts";
export type {
  BaseUrlOption,
  ClientOptions,
  CommonOptions,
  DomainOption,
  RegionOption,
  SendingOptions,
  ServerOptions,
} from "./client-options.ts";
export type { TokenContextOptions } from "./create-token-context.ts";
export type { FailedResponse } from "./errors/api-error.ts";
export type { AnyOperationId, RequestDetails } from "./errors/request-error.ts";
export type { FronteggClient } from "./frontegg-client.ts";
export type {
  ClientMethod,
  ClientRequestMethod,
  FetchOptions,
  FetchResponse,
  HttpClient,
  MaybeOptionalInit,
  Middleware,
} from "./http-client.ts";
export type { RetryOptions } from "./input/limits.ts";
export type { AttemptEvent, AttemptListener } from "./transport/attempt-event.ts";
export type { FetchedResponse, FetchFunction, FetchInit } from "./transport/fetch-function.ts";
export type { TokenContext, TokenSource } from "./transport/token-source.ts";
export type { EnvironmentCredentials, OperationId, Region } from "@frontegg-identity/types";
