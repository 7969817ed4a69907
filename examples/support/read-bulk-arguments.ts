import {
  inputOf,
  integerOf,
  parsedArguments,
  SERVER_OPTIONS,
  serverOf,
  type Server,
  type UserIdInput,
} from "./command-line.ts";
import { UsageError } from "./usage-error.ts";

export const USAGE = `Usage: node bulk-unenroll.ts <file | -> --region <eu | us | ca | au> [options]

  <file>               one user id a line; - reads standard input
  --region <region>    the region of the account, or --base-url <url> for a server of your own
  --journal <file>     remembers what is done; default: <file>.journal
  --per-minute <n>     requests a minute: 100 (default) is the limit of the smallest plan, larger ones have 1000

The environment variables FRONTEGG_CLIENT_ID and FRONTEGG_SECRET hold the credentials.
Exit code: 0 all users done, 1 some failed, 2 nothing was tried, 130 interrupted.`;

/** What the command line of the bulk command says. */
export interface BulkArguments {
  readonly input: UserIdInput;
  readonly server: Server;
  readonly journalPath: string;
  readonly perMinute: number;
}

/** @throws {@link UsageError} for a command line that cannot be carried out. */
export function readBulkArguments(args: readonly string[]): BulkArguments {
  const { values, positionals } = parsedArguments(args, {
    ...SERVER_OPTIONS,
    journal: { type: "string" },
    "per-minute": { type: "string", default: "100" },
  });
  const input = inputOf(positionals);
  const server = serverOf(values);
  const { journal, "per-minute": perMinute } = values;
  if (positionals[0] === "-" && journal === undefined) throw new UsageError("Standard input needs --journal <file>");
  return {
    input,
    server,
    journalPath: journal ?? `${input.name}.journal`,
    perMinute: integerOf("per-minute", perMinute, 1, 60_000),
  };
}
