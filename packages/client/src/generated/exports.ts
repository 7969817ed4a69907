// Generated from spec/openapi.yaml by `npx -y pnpm@12.21.0 generate`. Do not edit.

export {
  KnownManagedBy,
} from "@frontegg-identity/types";

export type {
  DateTime,
  ErrorBody,
  Group,
  IdentityProvider,
  JsonObjectString,
  ManagedBy,
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
  components,
  operations,
  paths,
} from "@frontegg-identity/types";

export type * from "./operation-methods.ts";
