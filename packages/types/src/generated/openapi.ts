// Generated from spec/openapi.yaml by `npx -y pnpm@12.21.0 generate`. Do not edit.

/** Every path of the spec, with what each of its methods takes and gives. */
export interface paths {
    "/resources/users/v1/{userId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Update a user globally
         * @description Changes a user in every tenant at once. Only the fields in the body change. A field that is left out keeps its
         *     value.
         *
         *     Two rules are easy to get wrong. `metadata` and `vendorMetadata` are strings that hold JSON, and `metadata` is
         *     replaced as a whole, never merged. A new phone number is added to the user's identifiers beside the earlier ones.
         *
         *     It is unverified how an empty update is answered, and which phone number the user shows after a second one was added.
         */
        put: operations["updateUser"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/resources/vendor-only/users/v1/{userId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get a user
         * @description Reads one user by id, whatever tenant the user belongs to.
         */
        get: operations["getUser"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/resources/vendor-only/users/v1/{userId}/mfa/unenroll": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Unenroll a user from MFA globally
         * @description Removes the user's multi-factor enrolment in every tenant. There is no request body, and success has no content.
         *
         *     It is not safe to repeat blindly: after a lost answer, a second attempt can report that the user is not enrolled
         *     although the first one succeeded.
         */
        post: operations["unenrollUserMfa"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
}
/** What the operations share: schemas, responses, parameters and headers, by name. */
export interface components {
    schemas: {
        /** @description A user. Fields that public code of the vendor or its users handles as null or missing are nullable or optional here, whatever the vendor's reference says. Expect further fields, and ignore those you do not know. It is unverified that flags such as `invisible` and `superUser` mean what their names say. */
        User: User;
        /** @description The fields of a user to change. Leave out what shall stay as it is. */
        UserUpdate: UserUpdate;
        /** @description A role, either of the whole environment or of one tenant. */
        Role: Role;
        /** @description A permission that roles grant. */
        Permission: Permission;
        /** @description What a user is in one tenant. */
        TenantMembership: TenantMembership;
        /** @description A group of users. The vendor leaves its content open. The two fields here are the ones its own client reads, and both may be missing. */
        Group: Group;
        /** @description The JSON body of a failed request. A failed request may also have an HTML body or none, so look at the status first. */
        ErrorBody: ErrorBody;
        /**
         * @description The system that owns a user's record. The listed values are known. New ones may come, so treat any other string as a valid value.
         * @example frontegg
         */
        ManagedBy: ManagedBy;
        /**
         * @description Identifies a user. Every one seen is a UUID. It is unverified that the service takes only UUIDs, so no format is given. It is never empty: an empty string makes another path of the one it is put into.
         * @example 6f1c0b9e-5d0a-4f0e-9c1b-2f6f3f1d9a10
         */
        UserId: UserId;
        /**
         * @description Identifies a tenant, that is one of your customers.
         * @example 3f6a9b1c-2d4e-4a5b-8c7d-0e1f2a3b4c5d
         */
        TenantId: TenantId;
        /**
         * @description Identifies a role.
         * @example a1f0c3d2-77b5-4f0a-8f11-5d2c9e6b4a01
         */
        RoleId: RoleId;
        /**
         * @description Identifies a permission.
         * @example c7b1e5a4-3d26-4b6e-9a0f-1e2d3c4b5a60
         */
        PermissionId: PermissionId;
        /**
         * @description What a user signs in with, for instance `local`, `saml`, `google` or `github`. It is an open set, so no list is given.
         * @example local
         */
        IdentityProvider: IdentityProvider;
        /**
         * @description A phone number that an update accepts: a plus sign, then 7 to 15 digits of which the first is not 0, with single hyphens allowed between them.
         * @example +14155550123
         * @example +1-415-555-0123
         */
        PhoneNumber: PhoneNumber;
        /**
         * @description Where a profile picture is, at most 4095 characters. No URL format is enforced.
         * @example https://cdn.example.com/ada.png
         */
        ProfilePictureUrl: ProfilePictureUrl;
        /**
         * @description A JSON object as text, for instance `"{\"plan\":\"pro\"}"`. Not the object itself.
         * @example {"plan":"pro"}
         */
        JsonObjectString: JsonObjectString;
        /**
         * Format: date-time
         * @description A moment in ISO 8601, in UTC with milliseconds.
         * @example 2024-03-21T07:27:46.000Z
         */
        DateTime: DateTime;
    };
    responses: {
        /** @description The request breaks a rule, for instance a field has the wrong type or form. The text is unverified. */
        BadRequest: {
            headers: {
                /**
                 * @description Identifies the request to the vendor's support. Quote it in every report.
                 * @example 8f4b1d2c6a7e4f0f9a3b5c7d9e1f2a3b
                 */
                "frontegg-trace-id"?: string;
                [name: string]: unknown;
            };
            content: {
                "application/json": ErrorBody;
            };
        };
        /** @description The token is missing, not accepted on this host, or expired. The body for an expired environment token is unverified. */
        Unauthorized: {
            headers: {
                /**
                 * @description Identifies the request to the vendor's support. Quote it in every report.
                 * @example 8f4b1d2c6a7e4f0f9a3b5c7d9e1f2a3b
                 */
                "frontegg-trace-id"?: string;
                [name: string]: unknown;
            };
            content: {
                "application/json": ErrorBody;
            };
        };
        /** @description The token is good, but this request may not be made with it or in this form. */
        Forbidden: {
            headers: {
                /**
                 * @description Identifies the request to the vendor's support. Quote it in every report.
                 * @example 8f4b1d2c6a7e4f0f9a3b5c7d9e1f2a3b
                 */
                "frontegg-trace-id"?: string;
                [name: string]: unknown;
            };
            content: {
                "application/json": ErrorBody;
            };
        };
        /** @description The user doesn't exist. */
        NotFound: {
            headers: {
                /**
                 * @description Identifies the request to the vendor's support. Quote it in every report.
                 * @example 8f4b1d2c6a7e4f0f9a3b5c7d9e1f2a3b
                 */
                "frontegg-trace-id"?: string;
                [name: string]: unknown;
            };
            content: {
                "application/json": ErrorBody;
            };
        };
        /** @description Too many requests for the plan. Wait, then try again. Every rate-limit header may be missing, and all of them are when a proxy in front answers. The text is unverified. */
        TooManyRequests: {
            headers: {
                /**
                 * @description Identifies the request to the vendor's support. Quote it in every report.
                 * @example 8f4b1d2c6a7e4f0f9a3b5c7d9e1f2a3b
                 */
                "frontegg-trace-id"?: string;
                /**
                 * @description How long to wait, in seconds or as an HTTP date. The vendor does not send it today, but something in front of it may, and clients must honour it.
                 * @example 1
                 */
                "Retry-After"?: string;
                /**
                 * @description The moment the limit is lifted. The vendor sends a date and time. A third party's stand-in for the service sends seconds, so readers should accept both. An answer from a proxy in front has no such header.
                 * @example 2024-03-21T07:27:46.000Z
                 */
                "X-Rate-Limit-Reset"?: DateTime | string;
                /**
                 * @description Requests allowed in the current window. Only some routes send it, and it is unverified for these.
                 * @example 100
                 */
                "X-Rate-Limit-Limit"?: number;
                /**
                 * @description Requests left in the current window. Only some routes send it, and it is unverified for these.
                 * @example 0
                 */
                "X-Rate-Limit-Remaining"?: number;
                [name: string]: unknown;
            };
            content: {
                "application/json": ErrorBody;
            };
        };
        /** @description Any other status. A JSON body has the form given here as far as is known, but the body may just as well be HTML or empty, because a CDN sits in front of the service. Decide on the status, not on the body. The vendor documents no error, so it is unverified which statuses an operation has and what they say. */
        UnexpectedError: {
            headers: {
                /**
                 * @description Identifies the request to the vendor's support. Quote it in every report.
                 * @example 8f4b1d2c6a7e4f0f9a3b5c7d9e1f2a3b
                 */
                "frontegg-trace-id"?: string;
                [name: string]: unknown;
            };
            content: {
                "application/json": ErrorBody;
            };
        };
    };
    parameters: {
        /** @description The user's ID, percent-encoded in the path. It is never empty, `.` or `..`, because these turn the path into another one. */
        UserId: UserId;
        /**
         * @description Selects the environment, for credentials that belong to an account and not to one environment.
         * @example 2b1d7c64-90ab-4c3e-8f52-6a7b8c9d0e1f
         */
        EnvironmentId: string;
        /**
         * @description Selects the application. Without it an environment may answer 403 with code `ER-00008`.
         * @example 5e9a3f07-1c28-4d6b-b7e4-0f1a2b3c4d5e
         */
        ApplicationId: string;
    };
    requestBodies: never;
    headers: {
        /**
         * @description Identifies the request to the vendor's support. Quote it in every report.
         * @example 8f4b1d2c6a7e4f0f9a3b5c7d9e1f2a3b
         */
        TraceId: string;
        /**
         * @description How long to wait, in seconds or as an HTTP date. The vendor does not send it today, but something in front of it may, and clients must honour it.
         * @example 1
         */
        RetryAfter: string;
        /**
         * @description The moment the limit is lifted. The vendor sends a date and time. A third party's stand-in for the service sends seconds, so readers should accept both. An answer from a proxy in front has no such header.
         * @example 2024-03-21T07:27:46.000Z
         */
        RateLimitReset: DateTime | string;
        /**
         * @description Requests allowed in the current window. Only some routes send it, and it is unverified for these.
         * @example 100
         */
        RateLimitLimit: number;
        /**
         * @description Requests left in the current window. Only some routes send it, and it is unverified for these.
         * @example 0
         */
        RateLimitRemaining: number;
    };
    pathItems: never;
}
/** Every operation of the spec by `operationId`: its parameters, its body and its responses. */
export interface operations {
    updateUser: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description Selects the environment, for credentials that belong to an account and not to one environment.
                 * @example 2b1d7c64-90ab-4c3e-8f52-6a7b8c9d0e1f
                 */
                "frontegg-environment-id"?: components["parameters"]["EnvironmentId"];
                /**
                 * @description Selects the application. Without it an environment may answer 403 with code `ER-00008`.
                 * @example 5e9a3f07-1c28-4d6b-b7e4-0f1a2b3c4d5e
                 */
                "frontegg-application-id"?: components["parameters"]["ApplicationId"];
            };
            path: {
                /** @description The user's ID, percent-encoded in the path. It is never empty, `.` or `..`, because these turn the path into another one. */
                userId: components["parameters"]["UserId"];
            };
            cookie?: never;
        };
        /** @description The fields to change. */
        requestBody: {
            content: {
                "application/json": UserUpdate;
            };
        };
        responses: {
            /** @description The user as it is after the update. */
            200: {
                headers: {
                    /**
                     * @description Identifies the request to the vendor's support. Quote it in every report.
                     * @example 8f4b1d2c6a7e4f0f9a3b5c7d9e1f2a3b
                     */
                    "frontegg-trace-id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": User;
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            429: components["responses"]["TooManyRequests"];
            default: components["responses"]["UnexpectedError"];
        };
    };
    getUser: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description Selects the environment, for credentials that belong to an account and not to one environment.
                 * @example 2b1d7c64-90ab-4c3e-8f52-6a7b8c9d0e1f
                 */
                "frontegg-environment-id"?: components["parameters"]["EnvironmentId"];
                /**
                 * @description Selects the application. Without it an environment may answer 403 with code `ER-00008`.
                 * @example 5e9a3f07-1c28-4d6b-b7e4-0f1a2b3c4d5e
                 */
                "frontegg-application-id"?: components["parameters"]["ApplicationId"];
            };
            path: {
                /** @description The user's ID, percent-encoded in the path. It is never empty, `.` or `..`, because these turn the path into another one. */
                userId: components["parameters"]["UserId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The user. */
            200: {
                headers: {
                    /**
                     * @description Identifies the request to the vendor's support. Quote it in every report.
                     * @example 8f4b1d2c6a7e4f0f9a3b5c7d9e1f2a3b
                     */
                    "frontegg-trace-id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": User;
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            429: components["responses"]["TooManyRequests"];
            default: components["responses"]["UnexpectedError"];
        };
    };
    unenrollUserMfa: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description Selects the environment, for credentials that belong to an account and not to one environment.
                 * @example 2b1d7c64-90ab-4c3e-8f52-6a7b8c9d0e1f
                 */
                "frontegg-environment-id"?: components["parameters"]["EnvironmentId"];
                /**
                 * @description Selects the application. Without it an environment may answer 403 with code `ER-00008`.
                 * @example 5e9a3f07-1c28-4d6b-b7e4-0f1a2b3c4d5e
                 */
                "frontegg-application-id"?: components["parameters"]["ApplicationId"];
            };
            path: {
                /** @description The user's ID, percent-encoded in the path. It is never empty, `.` or `..`, because these turn the path into another one. */
                userId: components["parameters"]["UserId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The user no longer has a multi-factor enrolment. There is no content. */
            200: {
                headers: {
                    /**
                     * @description Identifies the request to the vendor's support. Quote it in every report.
                     * @example 8f4b1d2c6a7e4f0f9a3b5c7d9e1f2a3b
                     */
                    "frontegg-trace-id"?: string;
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The request cannot be carried out. For a user without an enrolment it is unverified, because this answer was seen on a sibling route only. */
            400: {
                headers: {
                    /**
                     * @description Identifies the request to the vendor's support. Quote it in every report.
                     * @example 8f4b1d2c6a7e4f0f9a3b5c7d9e1f2a3b
                     */
                    "frontegg-trace-id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": ErrorBody;
                };
            };
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            429: components["responses"]["TooManyRequests"];
            default: components["responses"]["UnexpectedError"];
        };
    };
}
/** A user. Fields that public code of the vendor or its users handles as null or missing are nullable or optional here, whatever the vendor's reference says. Expect further fields, and ignore those you do not know. It is unverified that flags such as `invisible` and `superUser` mean what their names say. */
export type User = {
    /** @description Identifies the user in every tenant. */
    id: UserId;
    /** @description The user's e-mail address. No format is enforced, because none is known for responses. */
    email: string;
    /** @description The display name, null when none was given. */
    name: string | null;
    /** @description Where the profile picture is, null when there is none. */
    profilePictureUrl: string | null;
    /** @description The user's subject identifier. It is unverified that it always equals `id`. */
    sub: string;
    /** @description Whether the user's address was verified. Null was seen. Read it as not known to be. */
    verified: boolean | null;
    /** @description Whether the user has set up multi-factor authentication. */
    mfaEnrolled: boolean;
    /** @description Whether the user is let in without the multi-factor step. */
    mfaBypass?: boolean;
    /** @description The phone number. It is unverified that it matches the pattern of an update, so none is given here. */
    phoneNumber?: string | null;
    /** @description The user's roles. It is unverified for which tenant they count. `tenants` has the roles of each tenant. */
    roles: Role[];
    /** @description The permissions the user holds, as whole objects. */
    permissions: Permission[];
    /** @description The provider with which the user signs in. */
    provider: IdentityProvider;
    /** @description The user's current tenant, null or missing for a user who belongs to none. */
    tenantId?: TenantId | null;
    /** @description Every tenant the user belongs to. */
    tenantIds: TenantId[];
    /** @description Whether the user has activated the account in the current tenant. */
    activatedForTenant?: boolean;
    /** @description Whether the user is locked out. */
    isLocked?: boolean;
    /** @description The user's memberships, one for each tenant. */
    tenants: TenantMembership[];
    /** @description Whether the user is hidden from the other members of a tenant. */
    invisible?: boolean;
    /** @description Whether the user is marked as a super user. */
    superUser?: boolean;
    /** @description Your own data about the user, as JSON text and not as an object. It may also be missing, null or an empty string. */
    metadata?: JsonObjectString | null;
    /** @description Like `metadata`, but visible only to your side and never to the user. */
    vendorMetadata?: JsonObjectString | null;
    /** @description The user's id in a system of yours. */
    externalId?: string;
    /** @description When the user was created. */
    createdAt?: DateTime;
    /** @description When the user last logged in, null for one who never did. */
    lastLogin?: DateTime | null;
    /** @description The groups the user is in. */
    groups?: Group[];
    /** @description Whether the user may reach the sub-accounts of a tenant. */
    subAccountAccessAllowed?: boolean;
    /** @description The system that owns this user's record. */
    managedBy?: ManagedBy;
};
/** The fields of a user to change. Leave out what shall stay as it is. */
export type UserUpdate = {
    /** @description The display name. */
    name?: string | undefined;
    /** @description A phone number to add to the user's identifiers. Earlier ones stay. */
    phoneNumber?: PhoneNumber | undefined;
    /** @description Where the profile picture is. Null is accepted. It is unverified that null removes the picture. */
    profilePictureUrl?: (ProfilePictureUrl | null) | undefined;
    /** @description Your own data about the user, as JSON text: stringify the object first. It replaces all earlier metadata. */
    metadata?: JsonObjectString | undefined;
    /** @description Like `metadata`, but visible only to your side. It is unverified that an update replaces it as a whole. */
    vendorMetadata?: JsonObjectString | undefined;
    /** @description Whether to let the user in without the multi-factor step. */
    mfaBypass?: boolean | undefined;
    /** @description The user's id in a system of yours. */
    externalId?: string | undefined;
};
/** A role, either of the whole environment or of one tenant. */
export type Role = {
    /** @description Identifies the role. */
    id: RoleId;
    /** @description The environment the role belongs to. */
    vendorId: string;
    /** @description The tenant the role belongs to, null for a role of the whole environment. */
    tenantId: TenantId | null;
    /** @description The name programs use for the role. */
    key: string;
    /** @description The name people see. */
    name: string;
    /** @description The purpose of the role. Null was seen for roles of the whole environment. */
    description: string | null;
    /** @description Whether new users get this role. */
    isDefault: boolean;
    /** @description Whether the first user of a tenant gets this role. Missing in some payloads. */
    firstUserRole?: boolean;
    /** @description The role's rank among roles. Missing in some payloads. */
    level?: number;
    /** @description When the role was created. */
    createdAt: DateTime;
    /** @description When the role last changed. */
    updatedAt: DateTime;
    /** @description The ids of the role's permissions, not the permissions themselves. */
    permissions: PermissionId[];
};
/** A permission that roles grant. */
export type Permission = {
    /** @description Identifies the permission. */
    id: PermissionId;
    /** @description The name programs check for. */
    key: string;
    /** @description The name people see. */
    name: string;
    /** @description What the permission allows, null when nobody wrote it down. */
    description: string | null;
    /** @description When the permission was created. */
    createdAt: DateTime;
    /** @description When the permission last changed. */
    updatedAt: DateTime;
    /** @description The roles that grant it. Missing in some payloads. */
    roleIds?: RoleId[];
    /** @description The category it is listed under. */
    categoryId: string;
    /** @description A flag of the vendor's. Only its name is known, and its meaning is unverified. */
    fePermission: boolean;
};
/** What a user is in one tenant. */
export type TenantMembership = {
    /** @description The tenant. */
    tenantId: TenantId;
    /** @description The user's roles in this tenant, as whole objects when the user is read. It is unverified that an update returns whole objects, too. */
    roles: Role[];
    /** @description When a temporary membership ends, null for one that does not. */
    temporaryExpirationDate?: DateTime | null;
    /** @description Whether the user is disabled in this tenant. */
    isDisabled?: boolean;
};
/** A group of users. The vendor leaves its content open. The two fields here are the ones its own client reads, and both may be missing. */
export type Group = {
    /** @description Identifies the group. */
    id?: string;
    /** @description The roles that members of the group get. */
    roles?: Role[];
};
/** The JSON body of a failed request. A failed request may also have an HTML body or none, so look at the status first. */
export type ErrorBody = {
    /** @description What went wrong, in words for people. Do not match on them. */
    errors: string[];
    /** @description What went wrong, as a code such as `ER-00008`. Many errors have none. */
    errorCode?: string;
    /** @description Several codes at once. The vendor's own client reads this field. It is unverified when the API sends it. */
    errorCodes?: string[];
    /** @description Details of the error. The vendor's own client reads this field. Its content is unverified. */
    context?: {
        [key: string]: unknown;
    };
    /** @description A single message. A third-party client accepts this field. It is unverified when the API sends it. */
    message?: string;
};
/** The system that owns a user's record. The listed values are known. New ones may come, so treat any other string as a valid value. */
export type ManagedBy = string;
/** Identifies a user. Every one seen is a UUID. It is unverified that the service takes only UUIDs, so no format is given. It is never empty: an empty string makes another path of the one it is put into. */
export type UserId = string;
/** Identifies a tenant, that is one of your customers. */
export type TenantId = string;
/** Identifies a role. */
export type RoleId = string;
/** Identifies a permission. */
export type PermissionId = string;
/** What a user signs in with, for instance `local`, `saml`, `google` or `github`. It is an open set, so no list is given. */
export type IdentityProvider = string;
/** A phone number that an update accepts: a plus sign, then 7 to 15 digits of which the first is not 0, with single hyphens allowed between them. */
export type PhoneNumber = string;
/** Where a profile picture is, at most 4095 characters. No URL format is enforced. */
export type ProfilePictureUrl = string;
/** A JSON object as text, for instance `"{\"plan\":\"pro\"}"`. Not the object itself. */
export type JsonObjectString = string;
/** A moment in ISO 8601, in UTC with milliseconds. */
export type DateTime = string;
/** The known values of {@link ManagedBy}, to compare with. Others may come. */
export const KnownManagedBy = {
    "frontegg": "frontegg",
    "scim2": "scim2",
    "external": "external",
} as const;
/** A known value of {@link ManagedBy}. */
export type KnownManagedBy = (typeof KnownManagedBy)[keyof typeof KnownManagedBy];
