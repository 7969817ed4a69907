/**
 * The most that an import may add to a page, minified and gzipped, of which openapi-fetch is 2.6 kB. Lower it where the code
 * allows, never raise it unasked.
 */
export const sizeBudgetBytes = {
  /** `createClient`, with a token or a token function of the caller's. */
  createClient: 7_420,
  /** `createClient` and `environmentToken`. */
  environmentToken: 8_260,
} as const;
