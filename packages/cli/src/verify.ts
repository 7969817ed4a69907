import { checkResponses, type ResponseMismatch } from "@frontegg-identity/client/check-responses";
import { argumentNames, callArguments, operationOptions, parseCommandLine } from "./command-line.ts";
import { openCaller, SERVER_OPTIONS, serverOf, tokenOf, type Environment } from "./connection.ts";
import { verifyHelp } from "./help.ts";
import { operations, type Operation } from "./operation.ts";
import { UsageError } from "./usage-error.ts";
import { writeLine } from "./write-line.ts";

/** One slow response is worth the wait, because nothing is retried. */
const TIMEOUT_MS = 30_000;

/** The operations that change nothing, and that need no more than IDs. */
const reads: readonly Operation[] = operations.filter(({ method, body }) => method === "GET" && !body);

/** The options with which IDs are given, one for each path parameter, such as `user-id`. */
export const idOptions: readonly string[] = [...new Set(reads.flatMap(argumentNames))];

/**
 * Calls every operation that changes nothing and whose IDs are given, and prints how the responses differ from the spec,
 * without values.
 *
 * @returns 0 if they don't differ, 1 if they do.
 * @throws {@link UsageError}, or the client's error if a call failed in a way that the spec describes: then nothing was
 * seen that could differ.
 */
export async function verify(args: readonly string[], environment: Environment): Promise<0 | 1> {
  const { values, positionals } = parseCommandLine(args, {
    ...SERVER_OPTIONS,
    ...Object.assign({}, ...reads.map(operationOptions)),
    ...Object.fromEntries(idOptions.map((name) => [name, { type: "string" }])),
    json: { type: "boolean" },
    help: { type: "boolean", short: "h" },
  });
  if (values["help"] === true) {
    await writeLine(verifyHelp(idOptions));
    return 0;
  }
  const given = reads.filter((operation) => argumentNames(operation).every((name) => values[name] !== undefined));
  if (given.length === 0 || positionals.length > 0) {
    throw new UsageError(`verify needs ${idOptions.map((name) => `--${name}`).join(" or ")}. See --help.`);
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
    /* oxlint-disable no-await-in-loop -- one after the other, and none after one that failed */
    try {
      await caller(operation, { ...callArguments(operation, values), path });
      await reported();
    } catch (error) {
      await reported();
      if (mismatches.length === before) throw error;
    }
    /* oxlint-enable no-await-in-loop */
  }
  const names = given.map(({ id }) => id).join(", ");
  if (values["json"] === true) await writeLine(JSON.stringify(mismatches, null, 2));
  else if (mismatches.length === 0) await writeLine(`${names} at ${url}: the response is as the spec says.`);
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
