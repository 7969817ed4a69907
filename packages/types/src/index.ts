export { authEndpoints } from "./generated/auth-endpoints.ts";
export { endpoints } from "./generated/endpoints.ts";
export { domainServer, isRegion, regions, servers } from "./generated/servers.ts";
// One named export for each schema of the spec, with `paths`, `operations` and `components`.
export * from "./generated/openapi.ts";

export type { AuthOperationId } from "./generated/auth-endpoints.ts";
export type { OperationId } from "./generated/endpoints.ts";
export type {
  EnvironmentCredentials,
  EnvironmentToken,
  paths as EnvironmentAuthPaths,
} from "./generated/environment-auth.ts";
export type { Region } from "./generated/servers.ts";
export type {
  AnyOperationId,
  BodyKind,
  Endpoint,
  EndpointBody,
  HttpMethod,
  SuccessKind,
} from "./operation-description.ts";
