// Generated from spec/ by `npx -y pnpm@12.21.0 generate`. Do not edit.

import type { AnyOperationId, JsonSchema, OperationDescription } from "../operation-description.ts";

const servers = [
  {
    "url": "https://api.frontegg.com/identity",
    "description": "European Union",
    "region": "eu"
  },
  {
    "url": "https://api.us.frontegg.com/identity",
    "description": "United States",
    "region": "us"
  },
  {
    "url": "https://api.ca.frontegg.com/identity",
    "description": "Canada",
    "region": "ca"
  },
  {
    "url": "https://api.au.frontegg.com/identity",
    "description": "Australia",
    "region": "au"
  },
  {
    "url": "https://{domain}.frontegg.com/identity",
    "description": "The sub-domain of your environment: replace `{domain}` with its single DNS label. Warning: it accepts user tokens only and answers an environment token with 401, so none of the operations below succeeds here. Do not send environment credentials to it."
  }
] as const;

const parameterUserId = {
  "name": "userId",
  "argument": "userId",
  "in": "path",
  "required": true,
  "description": "The user's ID, percent-encoded in the path. It is never empty, `.` or `..`, because these turn the path into another one.",
  "schema": {
    "$ref": "#/$defs/UserId"
  },
  "example": "6f1c0b9e-5d0a-4f0e-9c1b-2f6f3f1d9a10"
} as const;

const parameterFronteggEnvironmentId = {
  "name": "frontegg-environment-id",
  "in": "header",
  "required": false,
  "description": "Selects the environment, for credentials that belong to an account and not to one environment.",
  "schema": {
    "type": "string"
  },
  "example": "2b1d7c64-90ab-4c3e-8f52-6a7b8c9d0e1f"
} as const;

const parameterFronteggApplicationId = {
  "name": "frontegg-application-id",
  "in": "header",
  "required": false,
  "description": "Selects the application. Without it an environment may answer 403 with code `ER-00008`.",
  "schema": {
    "type": "string"
  },
  "example": "5e9a3f07-1c28-4d6b-b7e4-0f1a2b3c4d5e"
} as const;

const response400 = {
  "description": "The request breaks a rule, for instance a field has the wrong type or form. The text is unverified.",
  "headers": {
    "frontegg-trace-id": {
      "name": "frontegg-trace-id",
      "description": "Identifies the request to the vendor's support. Quote it in every report.",
      "required": false,
      "schema": {
        "type": "string"
      },
      "example": "8f4b1d2c6a7e4f0f9a3b5c7d9e1f2a3b"
    }
  },
  "content": {
    "mediaType": "application/json",
    "kind": "object",
    "schema": {
      "$ref": "#/$defs/ErrorBody"
    },
    "schemaName": "ErrorBody",
    "examples": {
      "invalidRequest": {
        "summary": "Placeholder: the real text for an invalid request is unverified",
        "value": {
          "errors": [
            "Bad request (placeholder, the real text is unverified)"
          ]
        }
      }
    }
  }
} as const;

const response401 = {
  "description": "The token is missing, not accepted on this host, or expired. The body for an expired environment token is unverified.",
  "headers": {
    "frontegg-trace-id": {
      "name": "frontegg-trace-id",
      "description": "Identifies the request to the vendor's support. Quote it in every report.",
      "required": false,
      "schema": {
        "type": "string"
      },
      "example": "8f4b1d2c6a7e4f0f9a3b5c7d9e1f2a3b"
    }
  },
  "content": {
    "mediaType": "application/json",
    "kind": "object",
    "schema": {
      "$ref": "#/$defs/ErrorBody"
    },
    "schemaName": "ErrorBody",
    "examples": {
      "userTokenExpected": {
        "summary": "An environment token was sent to a host that takes user tokens only",
        "value": {
          "errors": [
            "Failed to verify user JWT"
          ]
        }
      },
      "tokenRejected": {
        "summary": "Placeholder: the real text for an expired environment token is unverified",
        "value": {
          "errors": [
            "Unauthorized (placeholder, the real text is unverified)"
          ]
        }
      }
    }
  }
} as const;

const response403 = {
  "description": "The token is good, but this request may not be made with it or in this form.",
  "headers": {
    "frontegg-trace-id": {
      "name": "frontegg-trace-id",
      "description": "Identifies the request to the vendor's support. Quote it in every report.",
      "required": false,
      "schema": {
        "type": "string"
      },
      "example": "8f4b1d2c6a7e4f0f9a3b5c7d9e1f2a3b"
    }
  },
  "content": {
    "mediaType": "application/json",
    "kind": "object",
    "schema": {
      "$ref": "#/$defs/ErrorBody"
    },
    "schemaName": "ErrorBody",
    "examples": {
      "applicationIdMissing": {
        "summary": "The request names no application",
        "value": {
          "errors": [
            "Application ID is not specified"
          ],
          "errorCode": "ER-00008"
        }
      },
      "tenantIdSent": {
        "summary": "A frontegg-tenant-id header was sent, which global routes refuse (seen on a sibling route)",
        "value": {
          "errors": [
            "Tenant ID is defined - forbidden route for tenants"
          ]
        }
      }
    }
  }
} as const;

const response404 = {
  "description": "The user doesn't exist.",
  "headers": {
    "frontegg-trace-id": {
      "name": "frontegg-trace-id",
      "description": "Identifies the request to the vendor's support. Quote it in every report.",
      "required": false,
      "schema": {
        "type": "string"
      },
      "example": "8f4b1d2c6a7e4f0f9a3b5c7d9e1f2a3b"
    }
  },
  "content": {
    "mediaType": "application/json",
    "kind": "object",
    "schema": {
      "$ref": "#/$defs/ErrorBody"
    },
    "schemaName": "ErrorBody",
    "examples": {
      "userNotFound": {
        "summary": "No user has this id",
        "value": {
          "errors": [
            "User not found"
          ]
        }
      }
    }
  }
} as const;

const response429 = {
  "description": "Too many requests for the plan. Wait, then try again. Every rate-limit header may be missing, and all of them are when a proxy in front answers. The text is unverified.",
  "headers": {
    "frontegg-trace-id": {
      "name": "frontegg-trace-id",
      "description": "Identifies the request to the vendor's support. Quote it in every report.",
      "required": false,
      "schema": {
        "type": "string"
      },
      "example": "8f4b1d2c6a7e4f0f9a3b5c7d9e1f2a3b"
    },
    "retry-after": {
      "name": "Retry-After",
      "description": "How long to wait, in seconds or as an HTTP date. The vendor does not send it today, but something in front of it may, and clients must honour it.",
      "required": false,
      "schema": {
        "type": "string"
      },
      "example": "1"
    },
    "x-rate-limit-reset": {
      "name": "X-Rate-Limit-Reset",
      "description": "The moment the limit is lifted. The vendor sends a date and time. A third party's stand-in for the service sends seconds, so readers should accept both. An answer from a proxy in front has no such header.",
      "required": false,
      "schema": {
        "oneOf": [
          {
            "$ref": "#/$defs/DateTime"
          },
          {
            "type": "string",
            "pattern": "^[0-9]+$"
          }
        ]
      },
      "example": "2024-03-21T07:27:46.000Z"
    },
    "x-rate-limit-limit": {
      "name": "X-Rate-Limit-Limit",
      "description": "Requests allowed in the current window. Only some routes send it, and it is unverified for these.",
      "required": false,
      "schema": {
        "type": "integer"
      },
      "example": 100
    },
    "x-rate-limit-remaining": {
      "name": "X-Rate-Limit-Remaining",
      "description": "Requests left in the current window. Only some routes send it, and it is unverified for these.",
      "required": false,
      "schema": {
        "type": "integer"
      },
      "example": 0
    }
  },
  "content": {
    "mediaType": "application/json",
    "kind": "object",
    "schema": {
      "$ref": "#/$defs/ErrorBody"
    },
    "schemaName": "ErrorBody",
    "examples": {
      "rateLimited": {
        "summary": "Placeholder: the real text for an exceeded limit is unverified",
        "value": {
          "errors": [
            "Too many requests (placeholder, the real text is unverified)"
          ]
        }
      }
    }
  }
} as const;

const responseDefault = {
  "description": "Any other status. A JSON body has the form given here as far as is known, but the body may just as well be HTML or empty, because a CDN sits in front of the service. Decide on the status, not on the body. The vendor documents no error, so it is unverified which statuses an operation has and what they say.",
  "headers": {
    "frontegg-trace-id": {
      "name": "frontegg-trace-id",
      "description": "Identifies the request to the vendor's support. Quote it in every report.",
      "required": false,
      "schema": {
        "type": "string"
      },
      "example": "8f4b1d2c6a7e4f0f9a3b5c7d9e1f2a3b"
    }
  },
  "content": {
    "mediaType": "application/json",
    "kind": "object",
    "schema": {
      "$ref": "#/$defs/ErrorBody"
    },
    "schemaName": "ErrorBody",
    "examples": {
      "serverError": {
        "summary": "Placeholder: the real text of a server error is unverified",
        "value": {
          "errors": [
            "Internal server error (placeholder, the real text is unverified)"
          ]
        }
      }
    }
  }
} as const;

/** Everything that the specs say about each operation, by `operationId`. */
export const operations: Readonly<Record<AnyOperationId, OperationDescription>> = {
  "updateUser": {
    "id": "updateUser",
    "document": "openapi.yaml",
    "method": "PUT",
    "path": "/resources/users/v1/{userId}",
    "basePath": "/identity",
    "servers": servers,
    "tags": [
      "Users"
    ],
    "summary": "Update a user globally",
    "description": "Changes a user in every tenant at once. Only the fields in the body change. A field that is left out keeps its\nvalue.\n\nTwo rules are easy to get wrong. `metadata` and `vendorMetadata` are strings that hold JSON, and `metadata` is\nreplaced as a whole, never merged. A new phone number is added to the user's identifiers beside the earlier ones.\n\nIt is unverified how an empty update is answered, and which phone number the user shows after a second one was added.",
    "deprecated": false,
    "parameters": [
      parameterUserId,
      parameterFronteggEnvironmentId,
      parameterFronteggApplicationId
    ],
    "body": {
      "mediaType": "application/json",
      "kind": "object",
      "schema": {
        "$ref": "#/$defs/UserUpdate"
      },
      "schemaName": "UserUpdate",
      "examples": {
        "rename": {
          "summary": "Change one field",
          "value": {
            "name": "Ada Lovelace"
          }
        },
        "replaceMetadata": {
          "summary": "Replace the metadata, as a string that holds a JSON object",
          "value": {
            "metadata": "{\"plan\":\"pro\",\"seats\":5}"
          }
        },
        "noPicture": {
          "summary": "Send null for the profile picture",
          "value": {
            "profilePictureUrl": null
          }
        },
        "everyField": {
          "summary": "Every field at once",
          "value": {
            "name": "Ada Lovelace",
            "phoneNumber": "+14155550123",
            "profilePictureUrl": "https://cdn.example.com/ada.png",
            "metadata": "{\"plan\":\"pro\",\"seats\":5}",
            "vendorMetadata": "{\"crmId\":\"C-1842\"}",
            "mfaBypass": false,
            "externalId": "hr-1842"
          }
        }
      },
      "name": "update",
      "description": "The fields to change.",
      "required": true,
      "jsonText": [
        "metadata",
        "vendorMetadata"
      ],
      "unrepeatable": [
        "phoneNumber"
      ]
    },
    "responses": {
      "200": {
        "description": "The user as it is after the update.",
        "headers": {
          "frontegg-trace-id": {
            "name": "frontegg-trace-id",
            "description": "Identifies the request to the vendor's support. Quote it in every report.",
            "required": false,
            "schema": {
              "type": "string"
            },
            "example": "8f4b1d2c6a7e4f0f9a3b5c7d9e1f2a3b"
          }
        },
        "content": {
          "mediaType": "application/json",
          "kind": "object",
          "schema": {
            "$ref": "#/$defs/User"
          },
          "schemaName": "User",
          "examples": {
            "full": {
              "summary": "A user with every field",
              "value": {
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
              }
            },
            "sparse": {
              "summary": "A user with null wherever that is possible and no optional field",
              "value": {
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
              }
            },
            "neverLoggedIn": {
              "summary": "A user who never logged in and belongs to no tenant, with every nullable field present as null",
              "value": {
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
              }
            }
          }
        }
      },
      "400": response400,
      "401": response401,
      "403": response403,
      "404": response404,
      "429": response429,
      "default": responseDefault
    },
    "token": "required",
    "security": [
      {
        "environmentToken": []
      }
    ],
    "repeatable": true
  },
  "getUser": {
    "id": "getUser",
    "document": "openapi.yaml",
    "method": "GET",
    "path": "/resources/vendor-only/users/v1/{userId}",
    "basePath": "/identity",
    "servers": servers,
    "tags": [
      "Users"
    ],
    "summary": "Get a user",
    "description": "Reads one user by id, whatever tenant the user belongs to.",
    "deprecated": false,
    "parameters": [
      parameterUserId,
      parameterFronteggEnvironmentId,
      parameterFronteggApplicationId
    ],
    "responses": {
      "200": {
        "description": "The user.",
        "headers": {
          "frontegg-trace-id": {
            "name": "frontegg-trace-id",
            "description": "Identifies the request to the vendor's support. Quote it in every report.",
            "required": false,
            "schema": {
              "type": "string"
            },
            "example": "8f4b1d2c6a7e4f0f9a3b5c7d9e1f2a3b"
          }
        },
        "content": {
          "mediaType": "application/json",
          "kind": "object",
          "schema": {
            "$ref": "#/$defs/User"
          },
          "schemaName": "User",
          "examples": {
            "full": {
              "summary": "A user with every field",
              "value": {
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
              }
            },
            "sparse": {
              "summary": "A user with null wherever that is possible and no optional field",
              "value": {
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
              }
            },
            "neverLoggedIn": {
              "summary": "A user who never logged in and belongs to no tenant, with every nullable field present as null",
              "value": {
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
              }
            }
          }
        }
      },
      "400": response400,
      "401": response401,
      "403": response403,
      "404": response404,
      "429": response429,
      "default": responseDefault
    },
    "token": "required",
    "security": [
      {
        "environmentToken": []
      }
    ],
    "repeatable": true
  },
  "unenrollUserMfa": {
    "id": "unenrollUserMfa",
    "document": "openapi.yaml",
    "method": "POST",
    "path": "/resources/vendor-only/users/v1/{userId}/mfa/unenroll",
    "basePath": "/identity",
    "servers": servers,
    "tags": [
      "Users"
    ],
    "summary": "Unenroll a user from MFA globally",
    "description": "Removes the user's multi-factor enrolment in every tenant. There is no request body, and success has no content.\n\nIt is not safe to repeat blindly: after a lost answer, a second attempt can report that the user is not enrolled\nalthough the first one succeeded.",
    "deprecated": false,
    "parameters": [
      parameterUserId,
      parameterFronteggEnvironmentId,
      parameterFronteggApplicationId
    ],
    "responses": {
      "200": {
        "description": "The user no longer has a multi-factor enrolment. There is no content.",
        "headers": {
          "frontegg-trace-id": {
            "name": "frontegg-trace-id",
            "description": "Identifies the request to the vendor's support. Quote it in every report.",
            "required": false,
            "schema": {
              "type": "string"
            },
            "example": "8f4b1d2c6a7e4f0f9a3b5c7d9e1f2a3b"
          }
        }
      },
      "400": {
        "description": "The request cannot be carried out. For a user without an enrolment it is unverified, because this answer was seen on a sibling route only.",
        "headers": {
          "frontegg-trace-id": {
            "name": "frontegg-trace-id",
            "description": "Identifies the request to the vendor's support. Quote it in every report.",
            "required": false,
            "schema": {
              "type": "string"
            },
            "example": "8f4b1d2c6a7e4f0f9a3b5c7d9e1f2a3b"
          }
        },
        "content": {
          "mediaType": "application/json",
          "kind": "object",
          "schema": {
            "$ref": "#/$defs/ErrorBody"
          },
          "schemaName": "ErrorBody",
          "examples": {
            "mfaNotEnrolled": {
              "summary": "The user is not enrolled in MFA (seen on a sibling route)",
              "value": {
                "errors": [
                  "MFA is not enrolled"
                ],
                "errorCode": "ER-01097"
              }
            },
            "invalidRequest": {
              "summary": "Placeholder: the real text for an invalid request is unverified",
              "value": {
                "errors": [
                  "Bad request (placeholder, the real text is unverified)"
                ]
              }
            }
          }
        }
      },
      "401": response401,
      "403": response403,
      "404": response404,
      "429": response429,
      "default": responseDefault
    },
    "token": "required",
    "security": [
      {
        "environmentToken": []
      }
    ],
    "repeatable": false,
    "doneWhen": {
      "operationId": "getUser",
      "property": "mfaEnrolled",
      "equals": false,
      "errorCode": "ER-01097"
    }
  },
  "createEnvironmentToken": {
    "id": "createEnvironmentToken",
    "document": "environment-auth.yaml",
    "method": "POST",
    "path": "/auth/vendor",
    "basePath": "",
    "servers": [
      {
        "url": "https://api.frontegg.com",
        "description": "European Union",
        "region": "eu"
      },
      {
        "url": "https://api.us.frontegg.com",
        "description": "United States",
        "region": "us"
      },
      {
        "url": "https://api.ca.frontegg.com",
        "description": "Canada",
        "region": "ca"
      },
      {
        "url": "https://api.au.frontegg.com",
        "description": "Australia",
        "region": "au"
      }
    ],
    "tags": [
      "Environment authentication"
    ],
    "summary": "Create an environment token",
    "description": "Exchanges credentials for a token with a limited life. One token serves any number of requests until it expires, so\nshare it instead of asking for one per request.\n\nAn old page of the vendor's documentation gives a limit of about 30 requests a second for each IP address.",
    "deprecated": false,
    "parameters": [],
    "body": {
      "mediaType": "application/json",
      "kind": "object",
      "schema": {
        "$ref": "#/$defs/EnvironmentCredentials"
      },
      "schemaName": "EnvironmentCredentials",
      "examples": {
        "credentials": {
          "summary": "A client id with its secret",
          "value": {
            "clientId": "2b1d7c64-90ab-4c3e-8f52-6a7b8c9d0e1f",
            "secret": "not-a-real-secret"
          }
        }
      },
      "name": "credentials",
      "description": "The credentials.",
      "required": true,
      "jsonText": [],
      "unrepeatable": []
    },
    "responses": {
      "200": {
        "description": "A new environment token.",
        "headers": {
          "frontegg-trace-id": {
            "name": "frontegg-trace-id",
            "description": "Identifies the request to the vendor's support. Quote it in every report.",
            "required": false,
            "schema": {
              "type": "string"
            },
            "example": "8f4b1d2c6a7e4f0f9a3b5c7d9e1f2a3b"
          }
        },
        "content": {
          "mediaType": "application/json",
          "kind": "object",
          "schema": {
            "$ref": "#/$defs/EnvironmentToken"
          },
          "schemaName": "EnvironmentToken",
          "examples": {
            "token": {
              "summary": "A token for one day",
              "value": {
                "token": "not.a-real.token",
                "expiresIn": 86400
              }
            },
            "withoutExpiry": {
              "summary": "A token whose life is not told, which the vendor's reference allows",
              "value": {
                "token": "not.a-real.token"
              }
            }
          }
        }
      },
      "400": response400,
      "401": {
        "description": "The credentials are wrong. The status for this is known, but the body for wrong credentials is unverified.",
        "headers": {
          "frontegg-trace-id": {
            "name": "frontegg-trace-id",
            "description": "Identifies the request to the vendor's support. Quote it in every report.",
            "required": false,
            "schema": {
              "type": "string"
            },
            "example": "8f4b1d2c6a7e4f0f9a3b5c7d9e1f2a3b"
          }
        },
        "content": {
          "mediaType": "application/json",
          "kind": "object",
          "schema": {
            "$ref": "#/$defs/ErrorBody"
          },
          "schemaName": "ErrorBody",
          "examples": {
            "wrongCredentials": {
              "summary": "Placeholder: the real text for wrong credentials is unverified",
              "value": {
                "errors": [
                  "Unauthorized (placeholder, the real text is unverified)"
                ]
              }
            }
          }
        }
      },
      "403": {
        "description": "The credentials may not be used here. It is unverified that the token endpoint ever answers so.",
        "headers": {
          "frontegg-trace-id": {
            "name": "frontegg-trace-id",
            "description": "Identifies the request to the vendor's support. Quote it in every report.",
            "required": false,
            "schema": {
              "type": "string"
            },
            "example": "8f4b1d2c6a7e4f0f9a3b5c7d9e1f2a3b"
          }
        },
        "content": {
          "mediaType": "application/json",
          "kind": "object",
          "schema": {
            "$ref": "#/$defs/ErrorBody"
          },
          "schemaName": "ErrorBody",
          "examples": {
            "forbiddenCredentials": {
              "summary": "Placeholder: the real text for forbidden credentials is unverified",
              "value": {
                "errors": [
                  "Forbidden (placeholder, the real text is unverified)"
                ]
              }
            }
          }
        }
      },
      "429": response429,
      "default": responseDefault
    },
    "token": "none",
    "security": [],
    "repeatable": true
  }
};

/** The schemas of both specs by name. They refer to each other as `#/$defs/User`. */
export const schemas: Readonly<Record<string, JsonSchema>> = {
  "User": {
    "type": "object",
    "description": "A user. Fields that public code of the vendor or its users handles as null or missing are nullable or optional here, whatever the vendor's reference says. Expect further fields, and ignore those you do not know. It is unverified that flags such as `invisible` and `superUser` mean what their names say.",
    "required": [
      "id",
      "email",
      "name",
      "profilePictureUrl",
      "sub",
      "verified",
      "mfaEnrolled",
      "roles",
      "permissions",
      "provider",
      "tenantIds",
      "tenants"
    ],
    "properties": {
      "id": {
        "$ref": "#/$defs/UserId",
        "description": "Identifies the user in every tenant."
      },
      "email": {
        "type": "string",
        "description": "The user's e-mail address. No format is enforced, because none is known for responses."
      },
      "name": {
        "type": [
          "string",
          "null"
        ],
        "description": "The display name, null when none was given."
      },
      "profilePictureUrl": {
        "type": [
          "string",
          "null"
        ],
        "description": "Where the profile picture is, null when there is none."
      },
      "sub": {
        "type": "string",
        "description": "The user's subject identifier. It is unverified that it always equals `id`."
      },
      "verified": {
        "type": [
          "boolean",
          "null"
        ],
        "description": "Whether the user's address was verified. Null was seen. Read it as not known to be."
      },
      "mfaEnrolled": {
        "type": "boolean",
        "description": "Whether the user has set up multi-factor authentication."
      },
      "mfaBypass": {
        "type": "boolean",
        "description": "Whether the user is let in without the multi-factor step."
      },
      "phoneNumber": {
        "type": [
          "string",
          "null"
        ],
        "description": "The phone number. It is unverified that it matches the pattern of an update, so none is given here."
      },
      "roles": {
        "type": "array",
        "description": "The user's roles. It is unverified for which tenant they count. `tenants` has the roles of each tenant.",
        "items": {
          "$ref": "#/$defs/Role"
        }
      },
      "permissions": {
        "type": "array",
        "description": "The permissions the user holds, as whole objects.",
        "items": {
          "$ref": "#/$defs/Permission"
        }
      },
      "provider": {
        "$ref": "#/$defs/IdentityProvider",
        "description": "The provider with which the user signs in."
      },
      "tenantId": {
        "oneOf": [
          {
            "$ref": "#/$defs/TenantId"
          },
          {
            "type": "null"
          }
        ],
        "description": "The user's current tenant, null or missing for a user who belongs to none."
      },
      "tenantIds": {
        "type": "array",
        "description": "Every tenant the user belongs to.",
        "items": {
          "$ref": "#/$defs/TenantId"
        }
      },
      "activatedForTenant": {
        "type": "boolean",
        "description": "Whether the user has activated the account in the current tenant."
      },
      "isLocked": {
        "type": "boolean",
        "description": "Whether the user is locked out."
      },
      "tenants": {
        "type": "array",
        "description": "The user's memberships, one for each tenant.",
        "items": {
          "$ref": "#/$defs/TenantMembership"
        }
      },
      "invisible": {
        "type": "boolean",
        "description": "Whether the user is hidden from the other members of a tenant."
      },
      "superUser": {
        "type": "boolean",
        "description": "Whether the user is marked as a super user."
      },
      "metadata": {
        "oneOf": [
          {
            "$ref": "#/$defs/JsonObjectString"
          },
          {
            "type": "null"
          }
        ],
        "description": "Your own data about the user, as JSON text and not as an object. It may also be missing, null or an empty string."
      },
      "vendorMetadata": {
        "oneOf": [
          {
            "$ref": "#/$defs/JsonObjectString"
          },
          {
            "type": "null"
          }
        ],
        "description": "Like `metadata`, but visible only to your side and never to the user."
      },
      "externalId": {
        "type": "string",
        "description": "The user's id in a system of yours."
      },
      "createdAt": {
        "$ref": "#/$defs/DateTime",
        "description": "When the user was created."
      },
      "lastLogin": {
        "oneOf": [
          {
            "$ref": "#/$defs/DateTime"
          },
          {
            "type": "null"
          }
        ],
        "description": "When the user last logged in, null for one who never did."
      },
      "groups": {
        "type": "array",
        "description": "The groups the user is in.",
        "items": {
          "$ref": "#/$defs/Group"
        }
      },
      "subAccountAccessAllowed": {
        "type": "boolean",
        "description": "Whether the user may reach the sub-accounts of a tenant."
      },
      "managedBy": {
        "$ref": "#/$defs/ManagedBy",
        "description": "The system that owns this user's record."
      }
    }
  },
  "UserUpdate": {
    "type": "object",
    "description": "The fields of a user to change. Leave out what shall stay as it is.",
    "properties": {
      "name": {
        "type": "string",
        "description": "The display name."
      },
      "phoneNumber": {
        "$ref": "#/$defs/PhoneNumber",
        "description": "A phone number to add to the user's identifiers. Earlier ones stay.",
        "x-repeatable": false
      },
      "profilePictureUrl": {
        "oneOf": [
          {
            "$ref": "#/$defs/ProfilePictureUrl"
          },
          {
            "type": "null"
          }
        ],
        "description": "Where the profile picture is. Null is accepted. It is unverified that null removes the picture."
      },
      "metadata": {
        "$ref": "#/$defs/JsonObjectString",
        "description": "Your own data about the user, as JSON text: stringify the object first. It replaces all earlier metadata."
      },
      "vendorMetadata": {
        "$ref": "#/$defs/JsonObjectString",
        "description": "Like `metadata`, but visible only to your side. It is unverified that an update replaces it as a whole."
      },
      "mfaBypass": {
        "type": "boolean",
        "description": "Whether to let the user in without the multi-factor step."
      },
      "externalId": {
        "type": "string",
        "description": "The user's id in a system of yours."
      }
    }
  },
  "Role": {
    "type": "object",
    "description": "A role, either of the whole environment or of one tenant.",
    "required": [
      "id",
      "vendorId",
      "tenantId",
      "key",
      "name",
      "description",
      "isDefault",
      "createdAt",
      "updatedAt",
      "permissions"
    ],
    "properties": {
      "id": {
        "$ref": "#/$defs/RoleId",
        "description": "Identifies the role."
      },
      "vendorId": {
        "type": "string",
        "description": "The environment the role belongs to."
      },
      "tenantId": {
        "oneOf": [
          {
            "$ref": "#/$defs/TenantId"
          },
          {
            "type": "null"
          }
        ],
        "description": "The tenant the role belongs to, null for a role of the whole environment."
      },
      "key": {
        "type": "string",
        "description": "The name programs use for the role."
      },
      "name": {
        "type": "string",
        "description": "The name people see."
      },
      "description": {
        "type": [
          "string",
          "null"
        ],
        "description": "The purpose of the role. Null was seen for roles of the whole environment."
      },
      "isDefault": {
        "type": "boolean",
        "description": "Whether new users get this role."
      },
      "firstUserRole": {
        "type": "boolean",
        "description": "Whether the first user of a tenant gets this role. Missing in some payloads."
      },
      "level": {
        "type": "number",
        "description": "The role's rank among roles. Missing in some payloads."
      },
      "createdAt": {
        "$ref": "#/$defs/DateTime",
        "description": "When the role was created."
      },
      "updatedAt": {
        "$ref": "#/$defs/DateTime",
        "description": "When the role last changed."
      },
      "permissions": {
        "type": "array",
        "description": "The ids of the role's permissions, not the permissions themselves.",
        "items": {
          "$ref": "#/$defs/PermissionId"
        }
      }
    }
  },
  "Permission": {
    "type": "object",
    "description": "A permission that roles grant.",
    "required": [
      "id",
      "key",
      "name",
      "description",
      "createdAt",
      "updatedAt",
      "categoryId",
      "fePermission"
    ],
    "properties": {
      "id": {
        "$ref": "#/$defs/PermissionId",
        "description": "Identifies the permission."
      },
      "key": {
        "type": "string",
        "description": "The name programs check for."
      },
      "name": {
        "type": "string",
        "description": "The name people see."
      },
      "description": {
        "type": [
          "string",
          "null"
        ],
        "description": "What the permission allows, null when nobody wrote it down."
      },
      "createdAt": {
        "$ref": "#/$defs/DateTime",
        "description": "When the permission was created."
      },
      "updatedAt": {
        "$ref": "#/$defs/DateTime",
        "description": "When the permission last changed."
      },
      "roleIds": {
        "type": "array",
        "description": "The roles that grant it. Missing in some payloads.",
        "items": {
          "$ref": "#/$defs/RoleId"
        }
      },
      "categoryId": {
        "type": "string",
        "description": "The category it is listed under."
      },
      "fePermission": {
        "type": "boolean",
        "description": "A flag of the vendor's. Only its name is known, and its meaning is unverified."
      }
    }
  },
  "TenantMembership": {
    "type": "object",
    "description": "What a user is in one tenant.",
    "required": [
      "tenantId",
      "roles"
    ],
    "properties": {
      "tenantId": {
        "$ref": "#/$defs/TenantId",
        "description": "The tenant."
      },
      "roles": {
        "type": "array",
        "description": "The user's roles in this tenant, as whole objects when the user is read. It is unverified that an update returns whole objects, too.",
        "items": {
          "$ref": "#/$defs/Role"
        }
      },
      "temporaryExpirationDate": {
        "oneOf": [
          {
            "$ref": "#/$defs/DateTime"
          },
          {
            "type": "null"
          }
        ],
        "description": "When a temporary membership ends, null for one that does not."
      },
      "isDisabled": {
        "type": "boolean",
        "description": "Whether the user is disabled in this tenant."
      }
    }
  },
  "Group": {
    "type": "object",
    "description": "A group of users. The vendor leaves its content open. The two fields here are the ones its own client reads, and both may be missing.",
    "properties": {
      "id": {
        "type": "string",
        "description": "Identifies the group."
      },
      "roles": {
        "type": "array",
        "description": "The roles that members of the group get.",
        "items": {
          "$ref": "#/$defs/Role"
        }
      }
    }
  },
  "ErrorBody": {
    "type": "object",
    "description": "The JSON body of a failed request. A failed request may also have an HTML body or none, so look at the status first.",
    "required": [
      "errors"
    ],
    "properties": {
      "errors": {
        "type": "array",
        "description": "What went wrong, in words for people. Do not match on them.",
        "items": {
          "type": "string"
        }
      },
      "errorCode": {
        "type": "string",
        "description": "What went wrong, as a code such as `ER-00008`. Many errors have none."
      },
      "errorCodes": {
        "type": "array",
        "description": "Several codes at once. The vendor's own client reads this field. It is unverified when the API sends it.",
        "items": {
          "type": "string"
        }
      },
      "context": {
        "type": "object",
        "description": "Details of the error. The vendor's own client reads this field. Its content is unverified.",
        "additionalProperties": true
      },
      "message": {
        "type": "string",
        "description": "A single message. A third-party client accepts this field. It is unverified when the API sends it."
      }
    }
  },
  "ManagedBy": {
    "type": "string",
    "description": "The system that owns a user's record. The listed values are known. New ones may come, so treat any other string as a valid value.",
    "x-extensible-enum": [
      "frontegg",
      "scim2",
      "external"
    ],
    "examples": [
      "frontegg"
    ]
  },
  "UserId": {
    "type": "string",
    "description": "Identifies a user. Every one seen is a UUID. It is unverified that the service takes only UUIDs, so no format is given. It is never empty: an empty string makes another path of the one it is put into.",
    "minLength": 1,
    "examples": [
      "6f1c0b9e-5d0a-4f0e-9c1b-2f6f3f1d9a10"
    ]
  },
  "TenantId": {
    "type": "string",
    "description": "Identifies a tenant, that is one of your customers.",
    "examples": [
      "3f6a9b1c-2d4e-4a5b-8c7d-0e1f2a3b4c5d"
    ]
  },
  "RoleId": {
    "type": "string",
    "description": "Identifies a role.",
    "examples": [
      "a1f0c3d2-77b5-4f0a-8f11-5d2c9e6b4a01"
    ]
  },
  "PermissionId": {
    "type": "string",
    "description": "Identifies a permission.",
    "examples": [
      "c7b1e5a4-3d26-4b6e-9a0f-1e2d3c4b5a60"
    ]
  },
  "IdentityProvider": {
    "type": "string",
    "description": "What a user signs in with, for instance `local`, `saml`, `google` or `github`. It is an open set, so no list is given.",
    "examples": [
      "local"
    ]
  },
  "PhoneNumber": {
    "type": "string",
    "description": "A phone number that an update accepts: a plus sign, then 7 to 15 digits of which the first is not 0, with single hyphens allowed between them.",
    "pattern": "^\\+[1-9]-?(?:[0-9]-?){5,13}[0-9]$",
    "examples": [
      "+14155550123",
      "+1-415-555-0123"
    ]
  },
  "ProfilePictureUrl": {
    "type": "string",
    "description": "Where a profile picture is, at most 4095 characters. No URL format is enforced.",
    "maxLength": 4095,
    "examples": [
      "https://cdn.example.com/ada.png"
    ]
  },
  "JsonObjectString": {
    "type": "string",
    "description": "A JSON object as text, for instance `\"{\\\"plan\\\":\\\"pro\\\"}\"`. Not the object itself.",
    "contentMediaType": "application/json",
    "examples": [
      "{\"plan\":\"pro\"}"
    ]
  },
  "DateTime": {
    "type": "string",
    "format": "date-time",
    "description": "A moment in ISO 8601, in UTC with milliseconds.",
    "examples": [
      "2024-03-21T07:27:46.000Z"
    ]
  },
  "EnvironmentCredentials": {
    "type": "object",
    "description": "The credentials of an environment. Keep both on servers, never in a browser.",
    "required": [
      "clientId",
      "secret"
    ],
    "properties": {
      "clientId": {
        "type": "string",
        "description": "The client id of the environment."
      },
      "secret": {
        "type": "string",
        "format": "password",
        "description": "The secret that belongs to the client id. Never log it."
      }
    }
  },
  "EnvironmentToken": {
    "type": "object",
    "description": "An environment token and its life. Neither field is promised by the vendor's reference, so check for the token and assume a short life when none is told.",
    "properties": {
      "token": {
        "type": "string",
        "description": "The token, a JWT. Send it as the bearer token of the management endpoints."
      },
      "expiresIn": {
        "type": "number",
        "description": "How long the token lives, in seconds. 86400 was seen."
      }
    }
  }
};
