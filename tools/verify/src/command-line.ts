import { parseArgs } from "node:util";
import { UnusableInputError } from "./unusable-input-error.ts";

export const usage = `Usage: verify (--region <region> | --base-url <url>) --user-id <id> [options]

Reads one user from the real API, and checks request and answer against spec/openapi.yaml. It changes nothing.

  --region <region>         eu, us, ca or au
  --base-url <url>          another server, for example a mock: https:, or http: to a loopback host
  --user-id <id>            the user to read
  --environment-id <id>     sent as frontegg-environment-id, for account-level credentials
  --application-id <id>     sent as frontegg-application-id
  --json                    prints { violations: [{ severity, message }] } and nothing else

Credentials come from the environment: FRONTEGG_CLIENT_ID and FRONTEGG_SECRET, or FRONTEGG_TOKEN.
Exit code: 0 nothing to report, 1 violations, 2 nothing could be verified.
`;

/** The arguments of the command. */
export interface CommandLine {
  readonly region?: string;
  readonly "base-url"?: string;
  readonly "user-id"?: string;
  readonly "environment-id"?: string;
  readonly "application-id"?: string;
  readonly json: boolean;
  readonly help: boolean;
}

/** @throws {@link UnusableInputError} for arguments that the command does not know. */
export function parseCommandLine(args: readonly string[]): CommandLine {
  try {
    return parseArgs({
      args: args[0] === "--" ? args.slice(1) : [...args],
      options: {
        region: { type: "string" },
        "base-url": { type: "string" },
        "user-id": { type: "string" },
        "environment-id": { type: "string" },
        "application-id": { type: "string" },
        json: { type: "boolean", default: false },
        help: { type: "boolean", default: false },
      },
    }).values;
  } catch (error) {
    if (!(error instanceof TypeError)) throw error;
    // The first sentence names the argument; the others are about a syntax that nobody wants here.
    throw new UnusableInputError(`${error.message.split(". ")[0]} (--help explains).`);
  }
}
