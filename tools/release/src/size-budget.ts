/** The most that `import { createClient }` may add to a page, minified and gzipped: 6.0 kB. */
export const sizeBudgetBytes: number = 6000;
