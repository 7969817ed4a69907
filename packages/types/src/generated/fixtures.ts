// Generated from spec/openapi.yaml by `npx -y pnpm@12.21.0 generate`. Do not edit.

import type { ErrorBody, User, UserUpdate } from "./openapi.ts";

/** Change one field */
export const rename: UserUpdate = {
  "name": "Ada Lovelace"
};

/** Replace the metadata, as a string that holds a JSON object */
export const replaceMetadata: UserUpdate = {
  "metadata": "{\"plan\":\"pro\",\"seats\":5}"
};

/** Send null for the profile picture */
export const noPicture: UserUpdate = {
  "profilePictureUrl": null
};

/** Every field at once */
export const everyField: UserUpdate = {
  "name": "Ada Lovelace",
  "phoneNumber": "+14155550123",
  "profilePictureUrl": "https://cdn.example.com/ada.png",
  "metadata": "{\"plan\":\"pro\",\"seats\":5}",
  "vendorMetadata": "{\"crmId\":\"C-1842\"}",
  "mfaBypass": false,
  "externalId": "hr-1842"
};

/** A user with every field */
export const fullUser: User = {
  "id": "6f1c0b9e-5d0a-4f0e-9c1b-2f6f3f1d9a10",
  "email": "ada@example.com",
  "name": "Ada Lovelace",
  "profilePictureUrl": "https://cdn.example.com/ada.png",
  "sub": "6f1c0b9e-5d0a-4f0e-9c1b-2f6f3f1d9a10",
  "verified": true,
  "mfaEnrolled": true,
  "mfaBypass": false,
  "phoneNumber": "+14155550123",
  "roles": [
    {
      "id": "a1f0c3d2-77b5-4f0a-8f11-5d2c9e6b4a01",
      "vendorId": "2b1d7c64-90ab-4c3e-8f52-6a7b8c9d0e1f",
      "tenantId": null,
      "key": "Admin",
      "name": "Admin",
      "description": null,
      "isDefault": false,
      "firstUserRole": true,
      "level": 0,
      "createdAt": "2023-11-02T09:15:00.000Z",
      "updatedAt": "2023-11-02T09:15:00.000Z",
      "permissions": [
        "c7b1e5a4-3d26-4b6e-9a0f-1e2d3c4b5a60"
      ]
    }
  ],
  "permissions": [
    {
      "id": "c7b1e5a4-3d26-4b6e-9a0f-1e2d3c4b5a60",
      "key": "users.read",
      "name": "Read users",
      "description": null,
      "createdAt": "2023-11-02T09:15:00.000Z",
      "updatedAt": "2023-11-02T09:15:00.000Z",
      "roleIds": [
        "a1f0c3d2-77b5-4f0a-8f11-5d2c9e6b4a01"
      ],
      "categoryId": "0d9c8b7a-6f5e-4d3c-8b2a-190817263544",
      "fePermission": true
    }
  ],
  "provider": "local",
  "tenantId": "3f6a9b1c-2d4e-4a5b-8c7d-0e1f2a3b4c5d",
  "tenantIds": [
    "3f6a9b1c-2d4e-4a5b-8c7d-0e1f2a3b4c5d"
  ],
  "activatedForTenant": true,
  "isLocked": false,
  "tenants": [
    {
      "tenantId": "3f6a9b1c-2d4e-4a5b-8c7d-0e1f2a3b4c5d",
      "roles": [
        {
          "id": "a1f0c3d2-77b5-4f0a-8f11-5d2c9e6b4a01",
          "vendorId": "2b1d7c64-90ab-4c3e-8f52-6a7b8c9d0e1f",
          "tenantId": null,
          "key": "Admin",
          "name": "Admin",
          "description": null,
          "isDefault": false,
          "firstUserRole": true,
          "level": 0,
          "createdAt": "2023-11-02T09:15:00.000Z",
          "updatedAt": "2023-11-02T09:15:00.000Z",
          "permissions": [
            "c7b1e5a4-3d26-4b6e-9a0f-1e2d3c4b5a60"
          ]
        }
      ],
      "temporaryExpirationDate": null,
      "isDisabled": false
    }
  ],
  "invisible": false,
  "superUser": false,
  "metadata": "{\"plan\":\"pro\",\"seats\":5}",
  "vendorMetadata": "{\"crmId\":\"C-1842\"}",
  "externalId": "hr-1842",
  "createdAt": "2023-11-02T09:15:00.000Z",
  "lastLogin": "2024-03-21T07:27:46.000Z",
  "groups": [
    {
      "id": "9a8b7c6d-5e4f-4a3b-9c2d-1e0f9a8b7c6d",
      "roles": [
        {
          "id": "b2e1d4c3-88c6-4a1b-9022-6e3d0f7c5b12",
          "vendorId": "2b1d7c64-90ab-4c3e-8f52-6a7b8c9d0e1f",
          "tenantId": "3f6a9b1c-2d4e-4a5b-8c7d-0e1f2a3b4c5d",
          "key": "Editor",
          "name": "Editor",
          "description": "Edits documents",
          "isDefault": false,
          "createdAt": "2024-01-15T12:00:00.000Z",
          "updatedAt": "2024-01-15T12:00:00.000Z",
          "permissions": []
        }
      ]
    }
  ],
  "subAccountAccessAllowed": true,
  "managedBy": "frontegg"
};

/** A user with null wherever that is possible and no optional field */
export const sparseUser: User = {
  "id": "0b7d5f3e-1a2c-4e6d-8f90-a1b2c3d4e5f6",
  "email": "grace@example.com",
  "name": null,
  "profilePictureUrl": null,
  "sub": "0b7d5f3e-1a2c-4e6d-8f90-a1b2c3d4e5f6",
  "verified": null,
  "mfaEnrolled": false,
  "roles": [],
  "permissions": [],
  "provider": "saml",
  "tenantIds": [],
  "tenants": []
};

/** A user who never logged in and belongs to no tenant, with every nullable field present as null */
export const neverLoggedInUser: User = {
  "id": "d4c3b2a1-0f9e-4d8c-b7a6-958473625140",
  "email": "katherine@example.com",
  "name": null,
  "profilePictureUrl": null,
  "sub": "d4c3b2a1-0f9e-4d8c-b7a6-958473625140",
  "verified": null,
  "mfaEnrolled": false,
  "mfaBypass": false,
  "phoneNumber": null,
  "roles": [],
  "permissions": [],
  "provider": "google",
  "tenantId": null,
  "tenantIds": [],
  "tenants": [],
  "metadata": null,
  "vendorMetadata": null,
  "createdAt": "2024-03-21T07:27:46.000Z",
  "lastLogin": null,
  "managedBy": "scim2"
};

/** Placeholder: the real text for an invalid request is unverified */
export const invalidRequest: ErrorBody = {
  "errors": [
    "Bad request (placeholder, the real text is unverified)"
  ]
};

/** An environment token was sent to a host that takes user tokens only */
export const userTokenExpected: ErrorBody = {
  "errors": [
    "Failed to verify user JWT"
  ]
};

/** Placeholder: the real text for an expired environment token is unverified */
export const tokenRejected: ErrorBody = {
  "errors": [
    "Unauthorized (placeholder, the real text is unverified)"
  ]
};

/** The request names no application */
export const applicationIdMissing: ErrorBody = {
  "errors": [
    "Application ID is not specified"
  ],
  "errorCode": "ER-00008"
};

/** A frontegg-tenant-id header was sent, which global routes refuse (seen on a sibling route) */
export const tenantIdSent: ErrorBody = {
  "errors": [
    "Tenant ID is defined - forbidden route for tenants"
  ]
};

/** No user has this id */
export const userNotFound: ErrorBody = {
  "errors": [
    "User not found"
  ]
};

/** Placeholder: the real text for an exceeded limit is unverified */
export const rateLimited: ErrorBody = {
  "errors": [
    "Too many requests (placeholder, the real text is unverified)"
  ]
};

/** Placeholder: the real text of a server error is unverified */
export const serverError: ErrorBody = {
  "errors": [
    "Internal server error (placeholder, the real text is unverified)"
  ]
};

/** The user is not enrolled in MFA (seen on a sibling route) */
export const mfaNotEnrolled: ErrorBody = {
  "errors": [
    "MFA is not enrolled"
  ],
  "errorCode": "ER-01097"
};
