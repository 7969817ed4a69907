import { createClient, environmentToken, FronteggError, type TokenSource } from "@frontegg-identity/client";
import { regions, servers, type Region } from "@frontegg-identity/types";
import { parseCommandLine, usage, type CommandLine } from "./command-line.ts";
import { startPrismProxy, type PrismProxy } from "./prism-proxy.ts";
import { UnusableInputError } from "./unusable-input-error.ts";

/** What the command leaves behind. */
export interface Outcome {
  /** 0 when the answer is as the spec says, 1 with violations, 2 when nothing could be verified. */
  readonly exitCode: 0 | 1 | 2;
  readonly stdout: string;
  readonly stderr: string;
}

type Environment = Readonly<Record<string, string | undefined>>;

/** Runs the command. It never throws for bad input, and never prints a credential. */
export async function verify(args: readonly string[], environment: Environment): Promise<Outcome> {
  try {
    return await run(parseCommandLine(args), environment);
  } catch (error) {
    if (!(error instanceof UnusableInputError) && !FronteggError.isInstance(error)) throw error;
    return { exitCode: 2, stdout: "", stderr: `verify: ${error.message.replace(/\.$/, "")}.\n` };
  }
}

async function run(commandLine: CommandLine, environment: Environment): Promise<Outcome> {
  if (commandLine.help) return { exitCode: 0, stdout: usage, stderr: "" };
  const userId = commandLine["user-id"];
  if (userId === undefined) throw new UnusableInputError("--user-id is missing (--help explains).");
  const server = serverOf(commandLine);
  const token = tokenOf(environment);
  const baseUrl = server.region === undefined ? server.baseUrl.replace(/\/+$/, "") : servers[server.region];
  // Checks the server before anything is started.
  createClient({ ...server, token: "unused" });
  const proxy = await startPrismProxy(baseUrl);
  try {
    const client = createClient({
      ...server,
      token,
      environmentId: commandLine["environment-id"],
      applicationId: commandLine["application-id"],
      // The token endpoint is not in the spec that the proxy checks against.
      fetch: (input, init) =>
        (typeof input === "string" && input.endsWith("/auth/vendor") ? fetch : proxy.fetch)(input, init),
      retry: false,
      timeoutMs: TIMEOUT_MS,
    });
    return await judge(client.getUser(userId), proxy, baseUrl, commandLine.json);
  } finally {
    await proxy.close();
  }
}

/** One slow answer is worth the wait: there is no retry. */
const TIMEOUT_MS = 30_000;

async function judge(call: Promise<unknown>, proxy: PrismProxy, baseUrl: string, json: boolean): Promise<Outcome> {
  let failure: unknown;
  try {
    await call;
  } catch (error) {
    failure = error;
  }
  const answer = proxy.answer();
  const violations = proxy.violations();
  // An outage says nothing about the spec, and neither does an error that is as documented: no user was seen.
  if (failure !== undefined && (answer === undefined || answer.status >= 500 || violations.length === 0)) throw failure;
  const title = `getUser at ${baseUrl} answered ${answer?.status}.`;
  const lines = violations.map(({ severity, message }) => `  ${severity}: ${message}`);
  const text =
    violations.length === 0
      ? `${title} Request and answer are as the spec says.\n`
      : `${title} ${violations.length === 1 ? "1 violation" : `${violations.length} violations`} of the spec:\n${lines.join("\n")}\n`;
  const stdout = json ? `${JSON.stringify({ violations }, null, 2)}\n` : text;
  return { exitCode: violations.length === 0 ? 0 : 1, stdout, stderr: "" };
}

type Server =
  | { readonly region: Region; readonly baseUrl?: never }
  | { readonly baseUrl: string; readonly region?: never };

function serverOf({ region, "base-url": baseUrl }: CommandLine): Server {
  if ((region === undefined) === (baseUrl === undefined)) {
    throw new UnusableInputError("give either --region or --base-url (--help explains).");
  }
  if (baseUrl !== undefined) return { baseUrl };
  const known = regions.find((candidate) => candidate === region);
  if (known !== undefined) return { region: known };
  throw new UnusableInputError(`--region must be one of ${regions.join(", ")}, not ${JSON.stringify(region)}.`);
}

function tokenOf(environment: Environment): string | TokenSource {
  const { FRONTEGG_TOKEN: token, FRONTEGG_CLIENT_ID: clientId, FRONTEGG_SECRET: secret } = environment;
  if (token && (clientId || secret)) {
    throw new UnusableInputError(
      "FRONTEGG_TOKEN and FRONTEGG_CLIENT_ID or FRONTEGG_SECRET are set; unset one of the two.",
    );
  }
  if (token) return token;
  if (clientId && secret) return environmentToken({ clientId, secret });
  throw new UnusableInputError("set FRONTEGG_CLIENT_ID and FRONTEGG_SECRET, or FRONTEGG_TOKEN, in the environment.");
}
