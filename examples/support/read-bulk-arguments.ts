import { readFile } from "node:fs/promises";
import { text } from "node:stream/consumers";
import { parseArgs } from "node:util";
import type { Region } from "@frontegg-identity/client";
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
  readonly input: { readonly name: string; readonly read: () => Promise<string> };
  readonly server: { region: Region; baseUrl?: never } | { baseUrl: string; region?: never };
  readonly journalPath: string;
  readonly perMinute: number;
}

/** @throws {@link UsageError} for a command line that cannot be carried out. */
export function readBulkArguments(args: readonly string[]): BulkArguments {
  const { values, positionals } = parsedArguments(args);
  const [file, ...more] = positionals;
  if (file === undefined || more.length > 0) throw new UsageError("Name one file of user ids, or - for standard input");
  const { region, "base-url": baseUrl, journal, "per-minute": perMinuteText } = values;
  if ((region === undefined) === (baseUrl === undefined)) throw new UsageError("Give either --region or --base-url");
  if (file === "-" && journal === undefined) throw new UsageError("Standard input needs --journal <file>");
  const perMinute = Number(perMinuteText);
  if (!Number.isInteger(perMinute) || perMinute < 1 || perMinute > 60_000) {
    throw new UsageError(`--per-minute must be an integer from 1 to 60000, not "${perMinuteText}"`);
  }
  return {
    input: file === "-" ? { name: "standard input", read: () => text(process.stdin) } : fileInput(file),
    // createClient refuses a region that is none.
    server: baseUrl === undefined ? { region: region as Region } : { baseUrl },
    journalPath: journal ?? `${file}.journal`,
    perMinute,
  };
}

function parsedArguments(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        region: { type: "string" },
        "base-url": { type: "string" },
        journal: { type: "string" },
        "per-minute": { type: "string", default: "100" },
      },
    });
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : String(error));
  }
}

function fileInput(file: string): BulkArguments["input"] {
  return {
    name: file,
    async read() {
      try {
        return await readFile(file, "utf8");
      } catch (error) {
        throw new UsageError(`The list of users cannot be read: ${String(error)}`);
      }
    },
  };
}
