import { checkResponses, type ResponseMismatch } from "@frontegg-identity/client/check-responses";
import { argumentNames, callArguments, operationOptions, optionName, parseCommandLine } from "./command-line.ts";
import { openCaller, SERVER_OPTIONS, serverOf, tokenOf } from "./connection.ts";
import type { Environment } from "./environment-variables.ts";
import { verifyHelp } from "./help.ts";
import { kebabCase, operations, type Operation } from "./operation.ts";
import { UsageError } from "./usage-error.ts";
import { writeLine } from "./write-line.ts";

/** One slow response is worth the wait, because nothing is retried. */
const TIMEOUT_MS = 30_000;

/** The operations that change nothing. */
const reads: readonly Operation[] = operations.filter(({ method, body }) => method === "GET" && !body);

/** The options that an operation needs: its path parameters, such as `user-id`, and what is required besides. */
function neededBy(operation: Operation): string[] {
  const others = operation.parameters.filter((parameter) => parameter.in !== "path" && parameter.required);
  return [...argumentNames(operation), ...others.map(optionName)];
}

const needs = (operation: Operation): string => neededBy(operation).join(" and --");

/**
 * Calls every operation that changes nothing and whose parameters are given, or the one that `--operation` names, and
 * prints how the responses differ from the spec, without values.
 *
 * @returns 0 if they don't differ, 1 if they do.
 * @throws {@link UsageError}, or the client's error if a call failed in a way that the spec describes: then nothing was
 * seen that could differ.
 */
export async function verify(args: readonly string[], environment: Environment): Promise<0 | 1> {
  const { values, positionals } = parseCommandLine(args, {
    ...SERVER_OPTIONS,
    ...Object.assign({}, ...reads.map(operationOptions)),
    ...Object.fromEntries(reads.flatMap(argumentNames).map((name) => [name, { type: "string" }])),
    operation: { type: "string" },
    json: { type: "boolean" },
    help: { type: "boolean", short: "h" },
  });
  if (values["help"] === true) {
    await writeLine(verifyHelp(reads.map((operation) => [operation, neededBy(operation)])));
    return 0;
  }
  if (positionals.length > 0) throw new UsageError("verify takes options, and no argument. See --help.");
  const only = values["operation"];
  const chosen = reads.filter(({ id }) => only === undefined || only === kebabCase(id));
  if (chosen.length === 0) {
    const known = reads.map(({ id }) => kebabCase(id)).join(", ");
    throw new UsageError(`--operation must be one of ${known}, not ${JSON.stringify(only)}. See --help.`);
  }
  const given = chosen.filter((operation) => neededBy(operation).every((option) => values[option] !== undefined));
  if (given.length === 0) {
    throw new UsageError(`verify needs --${[...new Set(chosen.map(needs))].join(", or --")}. See --help.`);
  }
  const { url, ...server } = serverOf(values, environment);
  const mismatches: ResponseMismatch[] = [];
  const middleware = checkResponses({ onMismatch: (mismatch) => void mismatches.push(mismatch) });
  const caller = openCaller(
    { ...server, token: tokenOf(environment), retry: false, timeoutMs: TIMEOUT_MS },
    middleware,
  );
  for (const operation of given) {
    const before = mismatches.length;
    const path = argumentNames(operation).map((name) => String(values[name]));
    try {
      await caller(operation, { ...callArguments(operation, values), path });
      await reported();
    } catch (error) {
      await reported();
      if (mismatches.length === before) throw error;
    }
  }
  const names = given.map(({ id }) => id).join(", ");
  const all = given.length === 1 ? "the response is" : "the responses are";
  for (const operation of chosen.filter((one) => !given.includes(one))) {
    process.stderr.write(`${operation.id} wasn't called, because it needs --${needs(operation)}.\n`);
  }
  if (values["json"] === true) await writeLine(JSON.stringify(mismatches, null, 2));
  else if (mismatches.length === 0) await writeLine(`${names} at ${url}: ${all} as the spec says.`);
  else for (const mismatch of mismatches) await writeLine(describe(mismatch, url));
  return mismatches.length === 0 ? 0 : 1;
}

/** The check reports after the call, so that it never holds it up. */
function reported(): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve);
  });
}

function describe({ operation, status, problems, traceId }: ResponseMismatch, url: string): string {
  const count = problems.length === 1 ? "1 difference" : `${problems.length} differences`;
  const trace = traceId === undefined ? "" : ` (trace ID ${traceId})`;
  const lines = problems.map(({ at, kind, problem }) => `- ${kind}: ${at || "the body"} ${problem}`);
  return [`${operation} at ${url} answered ${status}${trace}. ${count} from the spec:`, ...lines].join("\n");
}
