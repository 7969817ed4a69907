// Generated from spec/ by `npx -y pnpm@12.21.0 generate`. Do not edit.
import type { Operation, OperationName } from "../operation.ts";

export const operations: Readonly<Record<OperationName, Operation>> = {
  "updateUser": {
    "method": "PUT",
    "path": "/identity/resources/users/v1/{userId}",
    "secured": true,
    "requestSchema": "UserUpdate",
    "responses": {
      "200": {
        "headers": {
          "frontegg-trace-id": "8f4b1d2c6a7e4f0f9a3b5c7d9e1f2a3b"
        },
        "schema": "User",
        "examples": {
          "full": {
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
          },
          "sparse": {
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
          },
          "neverLoggedIn": {
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
      },
      "400": {
        "headers": {
          "frontegg-trace-id": "8f4b1d2c6a7e4f0f9a3b5c7d9e1f2a3b"
        },
        "schema": "ErrorBody",
        "examples": {
          "invalidRequest": {
            "errors": [
              "Bad request (placeholder, the real text is unverified)"
            ]
          }
        }
      },
      "401": {
        "headers": {
          "frontegg-trace-id": "8f4b1d2c6a7e4f0f9a3b5c7d9e1f2a3b"
        },
        "schema": "ErrorBody",
        "examples": {
          "userTokenExpected": {
            "errors": [
              "Failed to verify user JWT"
            ]
          },
          "tokenRejected": {
            "errors": [
              "Unauthorized (placeholder, the real text is unverified)"
            ]
          }
        }
      },
      "403": {
        "headers": {
          "frontegg-trace-id": "8f4b1d2c6a7e4f0f9a3b5c7d9e1f2a3b"
        },
        "schema": "ErrorBody",
        "examples": {
          "applicationIdMissing": {
            "errors": [
              "Application ID is not specified"
            ],
            "errorCode": "ER-00008"
          },
          "tenantIdSent": {
            "errors": [
              "Tenant ID is defined - forbidden route for tenants"
            ]
          }
        }
      },
      "404": {
        "headers": {
          "frontegg-trace-id": "8f4b1d2c6a7e4f0f9a3b5c7d9e1f2a3b"
        },
        "schema": "ErrorBody",
        "examples": {
          "userNotFound": {
            "errors": [
              "User not found"
            ]
          }
        }
      },
      "429": {
        "headers": {
          "frontegg-trace-id": "8f4b1d2c6a7e4f0f9a3b5c7d9e1f2a3b",
          "retry-after": "1",
          "x-rate-limit-reset": "2024-03-21T07:27:46.000Z",
          "x-rate-limit-limit": "100",
          "x-rate-limit-remaining": "0"
        },
        "schema": "ErrorBody",
        "examples": {
          "rateLimited": {
            "errors": [
              "Too many requests (placeholder, the real text is unverified)"
            ]
          }
        }
      },
      "default": {
        "headers": {
          "frontegg-trace-id": "8f4b1d2c6a7e4f0f9a3b5c7d9e1f2a3b"
        },
        "schema": "ErrorBody",
        "examples": {
          "serverError": {
            "errors": [
              "Internal server error (placeholder, the real text is unverified)"
            ]
          }
        }
      }
    }
  },
  "getUser": {
    "method": "GET",
    "path": "/identity/resources/vendor-only/users/v1/{userId}",
    "secured": true,
    "responses": {
      "200": {
        "headers": {
          "frontegg-trace-id": "8f4b1d2c6a7e4f0f9a3b5c7d9e1f2a3b"
        },
        "schema": "User",
        "examples": {
          "full": {
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
          },
          "sparse": {
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
          },
          "neverLoggedIn": {
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
      },
      "400": {
        "headers": {
          "frontegg-trace-id": "8f4b1d2c6a7e4f0f9a3b5c7d9e1f2a3b"
        },
        "schema": "ErrorBody",
        "examples": {
          "invalidRequest": {
            "errors": [
              "Bad request (placeholder, the real text is unverified)"
            ]
          }
        }
      },
      "401": {
        "headers": {
          "frontegg-trace-id": "8f4b1d2c6a7e4f0f9a3b5c7d9e1f2a3b"
        },
        "schema": "ErrorBody",
        "examples": {
          "userTokenExpected": {
            "errors": [
              "Failed to verify user JWT"
            ]
          },
          "tokenRejected": {
            "errors": [
              "Unauthorized (placeholder, the real text is unverified)"
            ]
          }
        }
      },
      "403": {
        "headers": {
          "frontegg-trace-id": "8f4b1d2c6a7e4f0f9a3b5c7d9e1f2a3b"
        },
        "schema": "ErrorBody",
        "examples": {
          "applicationIdMissing": {
            "errors": [
              "Application ID is not specified"
            ],
            "errorCode": "ER-00008"
          },
          "tenantIdSent": {
            "errors": [
              "Tenant ID is defined - forbidden route for tenants"
            ]
          }
        }
      },
      "404": {
        "headers": {
          "frontegg-trace-id": "8f4b1d2c6a7e4f0f9a3b5c7d9e1f2a3b"
        },
        "schema": "ErrorBody",
        "examples": {
          "userNotFound": {
            "errors": [
              "User not found"
            ]
          }
        }
      },
      "429": {
        "headers": {
          "frontegg-trace-id": "8f4b1d2c6a7e4f0f9a3b5c7d9e1f2a3b",
          "retry-after": "1",
          "x-rate-limit-reset": "2024-03-21T07:27:46.000Z",
          "x-rate-limit-limit": "100",
          "x-rate-limit-remaining": "0"
        },
        "schema": "ErrorBody",
        "examples": {
          "rateLimited": {
            "errors": [
              "Too many requests (placeholder, the real text is unverified)"
            ]
          }
        }
      },
      "default": {
        "headers": {
          "frontegg-trace-id": "8f4b1d2c6a7e4f0f9a3b5c7d9e1f2a3b"
        },
        "schema": "ErrorBody",
        "examples": {
          "serverError": {
            "errors": [
              "Internal server error (placeholder, the real text is unverified)"
            ]
          }
        }
      }
    }
  },
  "unenrollUserMfa": {
    "method": "POST",
    "path": "/identity/resources/vendor-only/users/v1/{userId}/mfa/unenroll",
    "secured": true,
    "responses": {
      "200": {
        "headers": {
          "frontegg-trace-id": "8f4b1d2c6a7e4f0f9a3b5c7d9e1f2a3b"
        }
      },
      "400": {
        "headers": {
          "frontegg-trace-id": "8f4b1d2c6a7e4f0f9a3b5c7d9e1f2a3b"
        },
        "schema": "ErrorBody",
        "examples": {
          "mfaNotEnrolled": {
            "errors": [
              "MFA is not enrolled"
            ],
            "errorCode": "ER-01097"
          },
          "invalidRequest": {
            "errors": [
              "Bad request (placeholder, the real text is unverified)"
            ]
          }
        }
      },
      "401": {
        "headers": {
          "frontegg-trace-id": "8f4b1d2c6a7e4f0f9a3b5c7d9e1f2a3b"
        },
        "schema": "ErrorBody",
        "examples": {
          "userTokenExpected": {
            "errors": [
              "Failed to verify user JWT"
            ]
          },
          "tokenRejected": {
            "errors": [
              "Unauthorized (placeholder, the real text is unverified)"
            ]
          }
        }
      },
      "403": {
        "headers": {
          "frontegg-trace-id": "8f4b1d2c6a7e4f0f9a3b5c7d9e1f2a3b"
        },
        "schema": "ErrorBody",
        "examples": {
          "applicationIdMissing": {
            "errors": [
              "Application ID is not specified"
            ],
            "errorCode": "ER-00008"
          },
          "tenantIdSent": {
            "errors": [
              "Tenant ID is defined - forbidden route for tenants"
            ]
          }
        }
      },
      "404": {
        "headers": {
          "frontegg-trace-id": "8f4b1d2c6a7e4f0f9a3b5c7d9e1f2a3b"
        },
        "schema": "ErrorBody",
        "examples": {
          "userNotFound": {
            "errors": [
              "User not found"
            ]
          }
        }
      },
      "429": {
        "headers": {
          "frontegg-trace-id": "8f4b1d2c6a7e4f0f9a3b5c7d9e1f2a3b",
          "retry-after": "1",
          "x-rate-limit-reset": "2024-03-21T07:27:46.000Z",
          "x-rate-limit-limit": "100",
          "x-rate-limit-remaining": "0"
        },
        "schema": "ErrorBody",
        "examples": {
          "rateLimited": {
            "errors": [
              "Too many requests (placeholder, the real text is unverified)"
            ]
          }
        }
      },
      "default": {
        "headers": {
          "frontegg-trace-id": "8f4b1d2c6a7e4f0f9a3b5c7d9e1f2a3b"
        },
        "schema": "ErrorBody",
        "examples": {
          "serverError": {
            "errors": [
              "Internal server error (placeholder, the real text is unverified)"
            ]
          }
        }
      }
    }
  },
  "createEnvironmentToken": {
    "method": "POST",
    "path": "/auth/vendor",
    "secured": false,
    "requestSchema": "EnvironmentCredentials",
    "responses": {
      "200": {
        "headers": {
          "frontegg-trace-id": "8f4b1d2c6a7e4f0f9a3b5c7d9e1f2a3b"
        },
        "schema": "EnvironmentToken",
        "examples": {
          "token": {
            "token": "not.a-real.token",
            "expiresIn": 86400
          },
          "withoutExpiry": {
            "token": "not.a-real.token"
          }
        }
      },
      "400": {
        "headers": {
          "frontegg-trace-id": "8f4b1d2c6a7e4f0f9a3b5c7d9e1f2a3b"
        },
        "schema": "ErrorBody",
        "examples": {
          "invalidRequest": {
            "errors": [
              "Bad request (placeholder, the real text is unverified)"
            ]
          }
        }
      },
      "401": {
        "headers": {
          "frontegg-trace-id": "8f4b1d2c6a7e4f0f9a3b5c7d9e1f2a3b"
        },
        "schema": "ErrorBody",
        "examples": {
          "wrongCredentials": {
            "errors": [
              "Unauthorized (placeholder, the real text is unverified)"
            ]
          }
        }
      },
      "403": {
        "headers": {
          "frontegg-trace-id": "8f4b1d2c6a7e4f0f9a3b5c7d9e1f2a3b"
        },
        "schema": "ErrorBody",
        "examples": {
          "forbiddenCredentials": {
            "errors": [
              "Forbidden (placeholder, the real text is unverified)"
            ]
          }
        }
      },
      "429": {
        "headers": {
          "frontegg-trace-id": "8f4b1d2c6a7e4f0f9a3b5c7d9e1f2a3b",
          "retry-after": "1",
          "x-rate-limit-reset": "2024-03-21T07:27:46.000Z",
          "x-rate-limit-limit": "100",
          "x-rate-limit-remaining": "0"
        },
        "schema": "ErrorBody",
        "examples": {
          "rateLimited": {
            "errors": [
              "Too many requests (placeholder, the real text is unverified)"
            ]
          }
        }
      },
      "default": {
        "headers": {
          "frontegg-trace-id": "8f4b1d2c6a7e4f0f9a3b5c7d9e1f2a3b"
        },
        "schema": "ErrorBody",
        "examples": {
          "serverError": {
            "errors": [
              "Internal server error (placeholder, the real text is unverified)"
            ]
          }
        }
      }
    }
  }
};

/** The schemas of both specs by name, without their descriptions. */
export const schemas: Readonly<Record<string, object>> = {
  "User": {
    "type": "object",
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
        "$ref": "#/$defs/UserId"
      },
      "email": {
        "type": "string"
      },
      "name": {
        "type": [
          "string",
          "null"
        ]
      },
      "profilePictureUrl": {
        "type": [
          "string",
          "null"
        ]
      },
      "sub": {
        "type": "string"
      },
      "verified": {
        "type": [
          "boolean",
          "null"
        ]
      },
      "mfaEnrolled": {
        "type": "boolean"
      },
      "mfaBypass": {
        "type": "boolean"
      },
      "phoneNumber": {
        "type": [
          "string",
          "null"
        ]
      },
      "roles": {
        "type": "array",
        "items": {
          "$ref": "#/$defs/Role"
        }
      },
      "permissions": {
        "type": "array",
        "items": {
          "$ref": "#/$defs/Permission"
        }
      },
      "provider": {
        "$ref": "#/$defs/IdentityProvider"
      },
      "tenantId": {
        "oneOf": [
          {
            "$ref": "#/$defs/TenantId"
          },
          {
            "type": "null"
          }
        ]
      },
      "tenantIds": {
        "type": "array",
        "items": {
          "$ref": "#/$defs/TenantId"
        }
      },
      "activatedForTenant": {
        "type": "boolean"
      },
      "isLocked": {
        "type": "boolean"
      },
      "tenants": {
        "type": "array",
        "items": {
          "$ref": "#/$defs/TenantMembership"
        }
      },
      "invisible": {
        "type": "boolean"
      },
      "superUser": {
        "type": "boolean"
      },
      "metadata": {
        "oneOf": [
          {
            "$ref": "#/$defs/JsonObjectString"
          },
          {
            "type": "null"
          }
        ]
      },
      "vendorMetadata": {
        "oneOf": [
          {
            "$ref": "#/$defs/JsonObjectString"
          },
          {
            "type": "null"
          }
        ]
      },
      "externalId": {
        "type": "string"
      },
      "createdAt": {
        "$ref": "#/$defs/DateTime"
      },
      "lastLogin": {
        "oneOf": [
          {
            "$ref": "#/$defs/DateTime"
          },
          {
            "type": "null"
          }
        ]
      },
      "groups": {
        "type": "array",
        "items": {
          "$ref": "#/$defs/Group"
        }
      },
      "subAccountAccessAllowed": {
        "type": "boolean"
      },
      "managedBy": {
        "$ref": "#/$defs/ManagedBy"
      }
    }
  },
  "UserUpdate": {
    "type": "object",
    "properties": {
      "name": {
        "type": "string"
      },
      "phoneNumber": {
        "$ref": "#/$defs/PhoneNumber"
      },
      "profilePictureUrl": {
        "oneOf": [
          {
            "$ref": "#/$defs/ProfilePictureUrl"
          },
          {
            "type": "null"
          }
        ]
      },
      "metadata": {
        "$ref": "#/$defs/JsonObjectString"
      },
      "vendorMetadata": {
        "$ref": "#/$defs/JsonObjectString"
      },
      "mfaBypass": {
        "type": "boolean"
      },
      "externalId": {
        "type": "string"
      }
    }
  },
  "Role": {
    "type": "object",
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
        "$ref": "#/$defs/RoleId"
      },
      "vendorId": {
        "type": "string"
      },
      "tenantId": {
        "oneOf": [
          {
            "$ref": "#/$defs/TenantId"
          },
          {
            "type": "null"
          }
        ]
      },
      "key": {
        "type": "string"
      },
      "name": {
        "type": "string"
      },
      "description": {
        "type": [
          "string",
          "null"
        ]
      },
      "isDefault": {
        "type": "boolean"
      },
      "firstUserRole": {
        "type": "boolean"
      },
      "level": {
        "type": "number"
      },
      "createdAt": {
        "$ref": "#/$defs/DateTime"
      },
      "updatedAt": {
        "$ref": "#/$defs/DateTime"
      },
      "permissions": {
        "type": "array",
        "items": {
          "$ref": "#/$defs/PermissionId"
        }
      }
    }
  },
  "Permission": {
    "type": "object",
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
        "$ref": "#/$defs/PermissionId"
      },
      "key": {
        "type": "string"
      },
      "name": {
        "type": "string"
      },
      "description": {
        "type": [
          "string",
          "null"
        ]
      },
      "createdAt": {
        "$ref": "#/$defs/DateTime"
      },
      "updatedAt": {
        "$ref": "#/$defs/DateTime"
      },
      "roleIds": {
        "type": "array",
        "items": {
          "$ref": "#/$defs/RoleId"
        }
      },
      "categoryId": {
        "type": "string"
      },
      "fePermission": {
        "type": "boolean"
      }
    }
  },
  "TenantMembership": {
    "type": "object",
    "required": [
      "tenantId",
      "roles"
    ],
    "properties": {
      "tenantId": {
        "$ref": "#/$defs/TenantId"
      },
      "roles": {
        "type": "array",
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
        ]
      },
      "isDisabled": {
        "type": "boolean"
      }
    }
  },
  "Group": {
    "type": "object",
    "properties": {
      "id": {
        "type": "string"
      },
      "roles": {
        "type": "array",
        "items": {
          "$ref": "#/$defs/Role"
        }
      }
    }
  },
  "ErrorBody": {
    "type": "object",
    "required": [
      "errors"
    ],
    "properties": {
      "errors": {
        "type": "array",
        "items": {
          "type": "string"
        }
      },
      "errorCode": {
        "type": "string"
      },
      "errorCodes": {
        "type": "array",
        "items": {
          "type": "string"
        }
      },
      "context": {
        "type": "object",
        "additionalProperties": true
      },
      "message": {
        "type": "string"
      }
    }
  },
  "ManagedBy": {
    "type": "string"
  },
  "UserId": {
    "type": "string"
  },
  "TenantId": {
    "type": "string"
  },
  "RoleId": {
    "type": "string"
  },
  "PermissionId": {
    "type": "string"
  },
  "IdentityProvider": {
    "type": "string"
  },
  "PhoneNumber": {
    "type": "string",
    "pattern": "^\\+[1-9]-?(?:[0-9]-?){5,13}[0-9]$"
  },
  "ProfilePictureUrl": {
    "type": "string",
    "maxLength": 4095
  },
  "JsonObjectString": {
    "type": "string"
  },
  "DateTime": {
    "type": "string",
    "format": "date-time"
  },
  "EnvironmentCredentials": {
    "type": "object",
    "required": [
      "clientId",
      "secret"
    ],
    "properties": {
      "clientId": {
        "type": "string"
      },
      "secret": {
        "type": "string",
        "format": "password"
      }
    }
  },
  "EnvironmentToken": {
    "type": "object",
    "properties": {
      "token": {
        "type": "string"
      },
      "expiresIn": {
        "type": "number"
      }
    }
  }
};
