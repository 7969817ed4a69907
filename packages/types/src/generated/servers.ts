// Generated from spec/openapi.yaml by `npx -y pnpm@12.21.0 generate`. Do not edit.

/** The regional servers of the spec: region to base URL, without a trailing slash. */
export const servers = {
  /** European Union */
  eu: "https://api.frontegg.com/identity",
  /** United States */
  us: "https://api.us.frontegg.com/identity",
  /** Canada */
  ca: "https://api.ca.frontegg.com/identity",
  /** Australia */
  au: "https://api.au.frontegg.com/identity",
} as const;

/** The spec's server with a `{domain}`, without a trailing slash. */
export const domainServer = "https://{domain}.frontegg.com/identity";

/** The regions that have a server, in the order of the spec. */
export const regions = ["eu", "us", "ca", "au"] as const;

/** A region that has a server. */
export type Region = (typeof regions)[number];

/** Tells whether a value, for instance an environment variable, is the name of a region that has a server. */
export function isRegion(value: unknown): value is Region {
  return (regions as readonly unknown[]).includes(value);
}
