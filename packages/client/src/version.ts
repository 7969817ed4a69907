/** The version of this package. `pnpm run version-packages` writes it. */
export const version: string = "0.0.0";
