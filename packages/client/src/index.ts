export { createClient } from "./create-client.ts";
export { environmentToken } from "./environment-token.ts";
export { ApiError } from "./errors/api-error.ts";
export { AuthenticationError } from "./errors/authentication-error.ts";
export { FronteggError } from "./errors/frontegg-error.ts";
export { InvalidInputError } from "./errors/invalid-input-error.ts";
export { InvalidResponseError } from "./errors/invalid-response-error.ts";
export { NetworkError } from "./errors/network-error.ts";
export { RequestError } from "./errors/request-error.ts";
export { TimeoutError } from "./errors/timeout-error.ts";
export { regions } from "@frontegg-identity/types";

export type { AttemptEvent, AttemptListener } from "./attempt-event.ts";
export type { CallOptions } from "./call-options.ts";
export type {
  AuthenticationOptions,
  BaseUrlOption,
  ClientHeaderOptions,
  ClientOptions,
  CommonOptions,
  CredentialsOption,
  DomainOption,
  RegionOption,
  ServerOptions,
  TokenOption,
} from "./client-options.ts";
export type { EnvironmentTokenOptions } from "./environment-token.ts";
export type { FronteggClient } from "./frontegg-client.ts";
export type { HttpClient } from "./http-client.ts";
export type { Operation } from "./operation.ts";
export type { RetryOptions } from "./retry-options.ts";
export type { TokenContext, TokenProvider } from "./token-provider.ts";
export type {
  DateTime,
  EnvironmentCredentials,
  ErrorBody,
  Group,
  IdentityProvider,
  JsonObjectString,
  ManagedBy,
  OperationId,
  Permission,
  PermissionId,
  PhoneNumber,
  ProfilePictureUrl,
  Region,
  Role,
  RoleId,
  TenantId,
  TenantMembership,
  User,
  UserId,
  UserUpdate,
} from "@frontegg-identity/types";
