import { readFileSync } from "node:fs";
import { parseArgs, type ParseArgsConfig } from "node:util";
import { FronteggError, InvalidInputError } from "@frontegg-identity/client";
import { openCaller, SERVER_OPTIONS, serverOf, tokenOf, type Environment } from "./connection.ts";
import { commandOf, operations, pathParameters, type Operation } from "./operation.ts";
import { messageOf, UsageError } from "./usage-error.ts";
import { writeLine } from "./write-line.ts";
import { BULK_OPTIONS, runBulk } from "./bulk/run-bulk.ts";

/** The exit code: 0 if all went well, 1 if a call failed, 2 if nothing was sent. */
export async function main(args: readonly string[], environment: Environment): Promise<0 | 1 | 2> {
  try {
    const [name, ...rest] = args;
    const operation = operations.find(({ id }) => commandOf(id) === name);
    if (!operation) throw new UsageError(`There is no command ${JSON.stringify(name)}. See --help`);
    return await runOperation(operation, rest, environment);
  } catch (error) {
    if (!(error instanceof UsageError) && !FronteggError.isInstance(error)) throw error;
    process.stderr.write(`${messageOf(error)}\n`);
    return error instanceof UsageError || InvalidInputError.isInstance(error) ? 2 : 1;
  }
}

async function runOperation(operation: Operation, args: readonly string[], environment: Environment): Promise<0 | 1> {
  const { values, positionals } = parsed(args, {
    ...SERVER_OPTIONS,
    ...BULK_OPTIONS,
    body: { type: "string" },
  });
  const body = typeof values["body"] === "string" ? bodyOf(values["body"]) : undefined;
  if (values["from"] !== undefined) {
    if (positionals.length > 0) throw new UsageError("Name the IDs either as arguments or with --from");
    return runBulk({ operation, values, environment, call: { body } });
  }
  const names = pathParameters(operation.path);
  if (positionals.length !== names.length) {
    throw new UsageError(`${commandOf(operation.id)} needs ${names.join(" ")}, or --from FILE`);
  }
  const caller = openCaller({ ...serverOf(values, environment), token: tokenOf(environment) });
  const { data } = await caller(operation, { path: positionals, body });
  if (data !== undefined) await writeLine(JSON.stringify(data, null, 2));
  return 0;
}

function parsed(args: readonly string[], options: NonNullable<ParseArgsConfig["options"]>) {
  try {
    return parseArgs({ args: [...args], allowPositionals: true, options });
  } catch (error) {
    // Node explains at length. Its first sentence names the argument.
    throw new UsageError(`${messageOf(error).split(/[.\n]/, 1).join("")}. See --help`);
  }
}

function bodyOf(text: string): unknown {
  const json = text === "-" ? readFileSync(0, "utf8") : text.startsWith("@") ? readFileSync(text.slice(1), "utf8") : text;
  try {
    return JSON.parse(json);
  } catch (error) {
    throw new UsageError(`--body isn't JSON: ${messageOf(error)}`);
  }
}
