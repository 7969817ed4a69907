import { createReadStream } from "node:fs";
import { parseArgs, type ParseArgsConfig } from "node:util";
import { InvalidInputError, isRegion, regions, type Region } from "@frontegg-identity/client";
import { readUserIds } from "./read-user-ids.ts";
import { UsageError } from "./usage-error.ts";

/** The options that every command takes. */
export const SERVER_OPTIONS = { region: { type: "string" }, "base-url": { type: "string" } } as const;

export const SERVER_USAGE =
  "  --region <region>    the region of the account, or --base-url <url> for a server of your own";

/** The server that the users are of, as `createClient` takes it. */
export type Server = { region: Region; baseUrl?: never } | { baseUrl: string; region?: never };

/** Where the user ids come from. */
export interface UserIdInput {
  readonly name: string;
  /** @throws {@link UsageError} while it is read: see {@link readUserIds}. */
  readonly userIds: () => AsyncIterable<string>;
}

/** Runs a command: its usage on `--help`, and for a command line that it cannot carry out, with exit code 2. */
export async function runCommand(usage: string, command: (args: string[]) => Promise<number>): Promise<void> {
  const args = process.argv.slice(2);
  if (args.includes("--help")) {
    console.log(usage);
    return;
  }
  try {
    process.exitCode = await command(args);
  } catch (error) {
    if (!(error instanceof UsageError) && !InvalidInputError.isInstance(error)) throw error;
    console.error(`${error.message}\n\n${usage}`);
    process.exitCode = 2;
  }
}

type Parsed<Options extends NonNullable<ParseArgsConfig["options"]>> = ReturnType<
  typeof parseArgs<{ args: string[]; allowPositionals: true; options: Options }>
>;

/** Reads a command line. @throws {@link UsageError} for an option that there is not. */
export function parsedArguments<Options extends NonNullable<ParseArgsConfig["options"]>>(
  args: readonly string[],
  options: Options,
): Parsed<Options> {
  try {
    return parseArgs({ args: [...args], allowPositionals: true, options });
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : String(error));
  }
}

/** @throws {@link UsageError} unless exactly one of the two is given, and is a server. */
export function serverOf(values: { region?: string | undefined; "base-url"?: string | undefined }): Server {
  const { region, "base-url": baseUrl } = values;
  if ((region === undefined) === (baseUrl === undefined)) throw new UsageError("Give either --region or --base-url");
  if (baseUrl !== undefined) return { baseUrl };
  if (isRegion(region)) return { region };
  throw new UsageError(`--region must be one of ${regions.join(", ")}, not "${region}"`);
}

/** @throws {@link UsageError} for what is no integer within the bounds. */
export function integerOf(option: string, text: string, min: number, max: number): number {
  const value = Number(text);
  if (Number.isInteger(value) && value >= min && value <= max) return value;
  throw new UsageError(`--${option} must be an integer from ${min} to ${max}, not "${text}"`);
}

/**
 * Reads the credentials from the environment, since others can read a command line.
 *
 * @throws {@link UsageError} where they are not there.
 */
export function credentials(): { clientId: string; secret: string } {
  const { FRONTEGG_CLIENT_ID: clientId, FRONTEGG_SECRET: secret } = process.env;
  if (clientId && secret) return { clientId, secret };
  throw new UsageError("The environment variables FRONTEGG_CLIENT_ID and FRONTEGG_SECRET must hold the credentials");
}

/** @throws {@link UsageError} unless there is exactly one file. */
export function inputOf(positionals: readonly string[]): UserIdInput {
  const [file, ...more] = positionals;
  if (file === undefined || more.length > 0) throw new UsageError("Name one file of user ids, or - for standard input");
  if (file === "-") return { name: "standard input", userIds: () => readUserIds(process.stdin, "standard input") };
  return { name: file, userIds: () => readUserIds(createReadStream(file), file) };
}
