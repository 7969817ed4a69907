// Generated from spec/openapi.yaml by `npx -y pnpm@12.21.0 generate`. Do not edit.

/** Each operation of the spec by `operationId`: what sending a request and judging its answer takes. */
export const endpoints = {
  /** Update a user globally */
  updateUser: {"method":"PUT","path":"/resources/users/v1/{userId}","body":{"name":"update","kind":"object","jsonText":["metadata","vendorMetadata"],"unrepeatable":["phoneNumber"]},"success":{"200":"object"},"repeatable":true},
  /** Get a user */
  getUser: {"method":"GET","path":"/resources/vendor-only/users/v1/{userId}","success":{"200":"object"},"repeatable":true},
  /** Unenroll a user from MFA globally */
  unenrollUserMfa: {"method":"POST","path":"/resources/vendor-only/users/v1/{userId}/mfa/unenroll","success":{"200":"none"}},
} as const;

/** The `operationId` of an operation of the spec. */
export type OperationId = keyof typeof endpoints;
