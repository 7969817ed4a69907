// Generated from spec/openapi.yaml by `npx -y pnpm@12.21.0 generate`. Do not edit.

/** Each operation of the spec by `operationId`: method, path template, and what the body of a success holds. */
export const endpoints = {
  /** Update a user globally */
  updateUser: {"method":"PUT","path":"/resources/users/v1/{userId}","response":"json"},
  /** Get a user */
  getUser: {"method":"GET","path":"/resources/vendor-only/users/v1/{userId}","response":"json"},
  /** Unenroll a user from MFA globally */
  unenrollUserMfa: {"method":"POST","path":"/resources/vendor-only/users/v1/{userId}/mfa/unenroll","response":"none"},
} as const;

/** The `operationId` of an operation of the spec. */
export type OperationId = keyof typeof endpoints;
