import { isRegion, KnownManagedBy } from "@frontegg-identity/types";
import type {
  components,
  EnvironmentCredentials,
  EnvironmentToken,
  ErrorBody,
  Group,
  ManagedBy,
  OperationId,
  operations,
  paths,
  Permission,
  Region,
  Role,
  servers,
  TenantMembership,
  User,
  UserUpdate,
} from "@frontegg-identity/types";
import createFetchClient, { type FetchOptions } from "openapi-fetch";
import { expectTypeOf, test } from "vitest";

/** The keys that a value of this type may lack. */
type OptionalKeys<T> = { [K in keyof T]-?: object extends Pick<T, K> ? K : never }[keyof T];
type RequiredKeys<T> = Exclude<keyof T, OptionalKeys<T>>;

test("User says which fields are always there, which may be missing, and which may be null", () => {
  // A further field is nothing that has to be written here too.
  expectTypeOf<
    | "email"
    | "id"
    | "mfaEnrolled"
    | "name"
    | "permissions"
    | "profilePictureUrl"
    | "provider"
    | "roles"
    | "sub"
    | "tenantIds"
    | "tenants"
    | "verified"
  >().toExtend<RequiredKeys<User>>();
  expectTypeOf<
    | "activatedForTenant"
    | "createdAt"
    | "externalId"
    | "groups"
    | "invisible"
    | "isLocked"
    | "lastLogin"
    | "managedBy"
    | "metadata"
    | "mfaBypass"
    | "phoneNumber"
    | "subAccountAccessAllowed"
    | "superUser"
    | "tenantId"
    | "vendorMetadata"
  >().toExtend<OptionalKeys<User>>();
  expectTypeOf<User["id"]>().toEqualTypeOf<string>();
  expectTypeOf<User["name"]>().toEqualTypeOf<string | null>();
  expectTypeOf<User["profilePictureUrl"]>().toEqualTypeOf<string | null>();
  expectTypeOf<User["verified"]>().toEqualTypeOf<boolean | null>();
  expectTypeOf<User["mfaEnrolled"]>().toEqualTypeOf<boolean>();
  expectTypeOf<User["provider"]>().toEqualTypeOf<string>();
  expectTypeOf<User["tenantIds"]>().toEqualTypeOf<string[]>();
  expectTypeOf<User["roles"]>().toEqualTypeOf<Role[]>();
  expectTypeOf<User["permissions"]>().toEqualTypeOf<Permission[]>();
  expectTypeOf<User["tenants"]>().toEqualTypeOf<TenantMembership[]>();
  expectTypeOf<Required<User>["phoneNumber"]>().toEqualTypeOf<string | null>();
  expectTypeOf<Required<User>["lastLogin"]>().toEqualTypeOf<string | null>();
  expectTypeOf<Required<User>["metadata"]>().toEqualTypeOf<string | null>();
  expectTypeOf<Required<User>["vendorMetadata"]>().toEqualTypeOf<string | null>();
  expectTypeOf<Required<User>["tenantId"]>().toEqualTypeOf<string | null>();
  expectTypeOf<Required<User>["groups"]>().toEqualTypeOf<Group[]>();
  expectTypeOf<Required<User>["managedBy"]>().toEqualTypeOf<ManagedBy>();
});

test("UserUpdate has optional fields only, and metadata is text", () => {
  expectTypeOf<RequiredKeys<UserUpdate>>().toBeNever();
  expectTypeOf<UserUpdate>().toExtend<{
    name?: string | undefined;
    phoneNumber?: string | undefined;
    profilePictureUrl?: string | null | undefined;
    metadata?: string | undefined;
    vendorMetadata?: string | undefined;
    mfaBypass?: boolean | undefined;
    externalId?: string | undefined;
  }>();
  // @ts-expect-error An object is not JSON text.
  ({ metadata: {} }) satisfies UserUpdate;
  // @ts-expect-error A misspelt field is not sent silently.
  ({ nmae: "Ada" }) satisfies UserUpdate;
});

test("ManagedBy is any string, and its known values have names", () => {
  expectTypeOf<ManagedBy>().toEqualTypeOf<string>();
  expectTypeOf<KnownManagedBy>().toEqualTypeOf<"frontegg" | "scim2" | "external">();
  expectTypeOf(KnownManagedBy.scim2).toEqualTypeOf<"scim2">();
});

test("the result of openapi-fetch for paths is a User, and a User is that result", async () => {
  const path = "/resources/vendor-only/users/v1/{userId}";
  const { data } = await createFetchClient<paths>({ fetch: () => Promise.resolve(new Response("{}")) }).GET(path, {
    params: { path: { userId: "a" } },
  });
  type Data = NonNullable<typeof data>;
  expectTypeOf<Data>().toExtend<User>();
  expectTypeOf<User>().toExtend<Data>();
  expectTypeOf<Data["managedBy"]>().toEqualTypeOf<string | undefined>();
  expectTypeOf<FetchOptions<paths["/resources/users/v1/{userId}"]["put"]>["body"]>().toExtend<UserUpdate>();
});

test("isRegion narrows any string", () => {
  const text: string | undefined = "eu";
  if (isRegion(text)) expectTypeOf(text).toExtend<Region>();
});

test("Role and Permission name what may be null or missing", () => {
  expectTypeOf<"firstUserRole" | "level">().toExtend<OptionalKeys<Role>>();
  expectTypeOf<Role["tenantId"]>().toEqualTypeOf<string | null>();
  expectTypeOf<Role["description"]>().toEqualTypeOf<string | null>();
  expectTypeOf<Role["permissions"]>().toEqualTypeOf<string[]>();
  expectTypeOf<"roleIds">().toExtend<OptionalKeys<Permission>>();
  expectTypeOf<Permission["description"]>().toEqualTypeOf<string | null>();
});

test("TenantMembership and Group leave out what was seen missing", () => {
  expectTypeOf<TenantMembership["roles"]>().toEqualTypeOf<Role[]>();
  expectTypeOf<"isDisabled" | "temporaryExpirationDate">().toExtend<OptionalKeys<TenantMembership>>();
  expectTypeOf<Group>().toExtend<{ id?: string | undefined; roles?: Role[] | undefined }>();
});

test("ErrorBody always has messages, and sometimes more", () => {
  expectTypeOf<ErrorBody["errors"]>().toEqualTypeOf<string[]>();
  expectTypeOf<"errorCode" | "message">().toExtend<OptionalKeys<ErrorBody>>();
});

test("Region and OperationId are those of the spec", () => {
  expectTypeOf<"eu" | "us" | "ca" | "au">().toExtend<Region>();
  expectTypeOf<Region>().toEqualTypeOf<keyof typeof servers>();
  expectTypeOf<OperationId>().toEqualTypeOf<keyof operations>();
  expectTypeOf<(typeof servers)["us"]>().toEqualTypeOf<"https://api.us.frontegg.com/identity">();
});

test("the named types are the components of the generated document", () => {
  expectTypeOf<User>().toEqualTypeOf<components["schemas"]["User"]>();
  expectTypeOf<
    paths["/resources/vendor-only/users/v1/{userId}"]["get"]["responses"][200]["content"]["application/json"]
  >().toEqualTypeOf<User>();
});

test("EnvironmentToken promises nothing that the vendor's document does not", () => {
  expectTypeOf<EnvironmentCredentials>().toEqualTypeOf<{ clientId: string; secret: string }>();
  expectTypeOf<OptionalKeys<EnvironmentToken>>().toEqualTypeOf<"expiresIn" | "token">();
});

test("no header of a response is promised", () => {
  type Headers = operations["getUser"]["responses"][429]["headers"];
  expectTypeOf<Headers["frontegg-trace-id"]>().toEqualTypeOf<string | undefined>();
  expectTypeOf<Headers["Retry-After"]>().toEqualTypeOf<string | undefined>();
  expectTypeOf<Partial<Headers>>().toEqualTypeOf<Headers>();
});
