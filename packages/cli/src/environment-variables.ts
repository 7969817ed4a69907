/** The environment variables of a process. */
export type Environment = Readonly<Record<string, string | undefined>>;

/** The environment variables that the command line reads, by the client's names for their values. */
export const VARIABLES = {
  region: "FRONTEGG_REGION",
  clientId: "FRONTEGG_CLIENT_ID",
  secret: "FRONTEGG_SECRET",
  token: "FRONTEGG_TOKEN",
} as const;
