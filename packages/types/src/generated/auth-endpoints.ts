// Generated from spec/environment-auth.yaml by `npx -y pnpm@12.21.0 generate`. Do not edit.

/** Each operation of the spec by `operationId`: what sending a request and judging its answer takes. */
export const authEndpoints = {
  /** Create an environment token */
  createEnvironmentToken: {"method":"POST","path":"/auth/vendor","body":{"name":"credentials","kind":"object"},"success":{"200":"object"},"token":"none","repeatable":true},
} as const;

/** The `operationId` of an operation of the spec. */
export type AuthOperationId = keyof typeof authEndpoints;
