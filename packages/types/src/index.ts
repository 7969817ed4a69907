export { endpoints } from "./generated/endpoints.ts";
export { KnownManagedBy } from "./generated/openapi.ts";
export { isRegion, regions, servers } from "./generated/servers.ts";

export type { OperationId } from "./generated/endpoints.ts";
export type {
  EnvironmentCredentials,
  EnvironmentToken,
  paths as EnvironmentAuthPaths,
} from "./generated/environment-auth.ts";
export type {
  components,
  DateTime,
  ErrorBody,
  Group,
  IdentityProvider,
  JsonObjectString,
  ManagedBy,
  operations,
  paths,
  Permission,
  PermissionId,
  PhoneNumber,
  ProfilePictureUrl,
  Role,
  RoleId,
  TenantId,
  TenantMembership,
  User,
  UserId,
  UserUpdate,
} from "./generated/openapi.ts";
export type { Region } from "./generated/servers.ts";
