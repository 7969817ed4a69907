import { FronteggError, InvalidInputError } from "@frontegg-identity/client";
import { endpoints, type SuccessKind } from "@frontegg-identity/types";
import { argumentNames, callArguments, operationOptions, parseCommandLine } from "./command-line.ts";
import { openCaller, SERVER_OPTIONS, serverOf, tokenOf } from "./connection.ts";
import type { Environment } from "./environment-variables.ts";
import { commandHelp, generalHelp } from "./help.ts";
import { hintOf } from "./hint-of.ts";
import { inputMessage } from "./input-message.ts";
import { kebabCase, operationOf, type Operation } from "./operation.ts";
import { messageOf, UsageError } from "./usage-error.ts";
import { version } from "./version.ts";
import { OutputError, writeLine } from "./write-line.ts";
import { BULK_OPTIONS } from "./bulk/bulk-options.ts";

/**
 * Runs a command.
 *
 * @returns the exit code: 0 if all went well, 1 if a call failed, 2 if nothing was sent or nothing could be verified.
 */
export async function main(args: readonly string[], environment: Environment): Promise<0 | 1 | 2> {
  try {
    return await run(args, environment);
  } catch (error) {
    if (error instanceof OutputError) {
      if (!error.isReaderGone) process.stderr.write(`${messageOf(error)}\n`);
      return 1;
    }
    if (!(error instanceof UsageError) && !FronteggError.isInstance(error)) throw error;
    const isInput = InvalidInputError.isInstance(error);
    const said = error instanceof UsageError ? messageOf(error) : String(error);
    const lines = isInput ? [inputMessage(error, operationOf(args[0]))] : [said, hintOf(error)];
    process.stderr.write(`${lines.filter((line) => line !== undefined).join("\n")}\n`);
    // A response that was as documented, or none at all, verifies nothing.
    return isInput || error instanceof UsageError || args[0] === "verify" ? 2 : 1;
  }
}

async function run([name, ...args]: readonly string[], environment: Environment): Promise<0 | 1> {
  if (name === undefined || name === "--help" || name === "-h" || name === "help") {
    await writeLine(generalHelp());
    return 0;
  }
  if (name === "--version") {
    await writeLine(version());
    return 0;
  }
  if (name === "verify") {
    const { verify } = await import("./verify.ts");
    return verify(args, environment);
  }
  const operation = operationOf(name);
  if (operation) return runOperation(operation, args, environment);
  throw new UsageError(`There is no command ${JSON.stringify(name)}. See --help.`);
}

async function runOperation(operation: Operation, args: readonly string[], environment: Environment): Promise<0 | 1> {
  const names = argumentNames(operation);
  const isBulk = names.length === 1;
  const { values, positionals } = parseCommandLine(args, {
    ...SERVER_OPTIONS,
    ...operationOptions(operation),
    ...(isBulk && BULK_OPTIONS),
    help: { type: "boolean", short: "h" },
  });
  if (values["help"] === true) {
    await writeLine(commandHelp(operation));
    return 0;
  }
  if (values["from"] !== undefined) {
    if (positionals.length > 0) throw new UsageError(`Name the IDs with --from or as an argument, not both`);
    const { runBulk } = await import("./bulk/run-bulk.ts");
    return runBulk({ operation, values, environment, call: callArguments(operation, values) });
  }
  const misplaced = Object.keys(BULK_OPTIONS).find((option) => isBulk && values[option] !== undefined);
  if (misplaced !== undefined) throw new UsageError(`--${misplaced} needs --from`);
  if (positionals.length !== names.length) {
    if (isBulk && positionals.length > 1) {
      throw new UsageError(
        `${kebabCase(operation.id)} takes one <${names.join()}>, not ${positionals.length}. For a list of them, use --from. See --help.`,
      );
    }
    const expected = names.map((argument) => `<${argument}>`).join(" ");
    const rule = names.length === 0 ? "takes no argument" : `needs ${expected}${isBulk ? ", or --from" : ""}`;
    throw new UsageError(`${kebabCase(operation.id)} ${rule}. See --help.`);
  }
  const call = { ...callArguments(operation, values), path: positionals };
  const caller = openCaller({ ...serverOf(values, environment), token: tokenOf(environment) });
  const { data, traceId } = await caller(operation, call);
  const isText = Object.values<SuccessKind>(endpoints[operation.id].success).includes("text");
  if (data !== undefined) await writeLine(isText && typeof data === "string" ? data : JSON.stringify(data, null, 2));
  else process.stderr.write(`${operation.id}: done${traceId === undefined ? "" : `, trace ID ${traceId}`}\n`);
  return 0;
}
