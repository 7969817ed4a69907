/**
 * The most that `import { createClient }` may add to a page, minified and gzipped, of which openapi-fetch is 2.6 kB.
 * The goal was 6.0 kB; DESIGN.md says what the rest is for. Lower it where the code allows, never raise it unasked.
 */
export const sizeBudgetBytes: number = 9_050;
