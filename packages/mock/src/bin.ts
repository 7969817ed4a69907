#!/usr/bin/env node
import { readFileSync } from "node:fs";
import { parseArgs } from "node:util";
import { operations } from "@frontegg-identity/types/operations";
import { COMMANDS } from "./control.ts";
import { curlLine } from "./curl-line.ts";
import { startMock, type MockRequest, type MockServer, type MockServerOptions } from "./index.ts";

const HELP = `Usage: frontegg-identity-mock [options]

Answers every operation of the spec, with users in memory, until Ctrl-C.

  --port <n>               Listens on this port, or on a free one if it is 0 (default 4010)
  --host <addr>            Listens on this address; use 0.0.0.0 in a container (default 127.0.0.1)
  --users <file>           Reads the initial users from a JSON file: [{ "id": "u-1", "name": "Ada" }]
  --create-users           Creates a user that doesn't exist, instead of answering 404
  --refuse-unknown-fields  Answers 400 to fields that the spec doesn't have, instead of printing a warning
  --latency <ms>           Delays each answer
  --no-token               Accepts requests without a token, as your gateway does
  --x-access-token         Also takes the token from x-access-token, as the vendor's SDK sends it
  --control                Lets anyone who can reach the port reset and override it, at the endpoints below
  --version                Prints the version
  --help                   Prints this help

With --control, at the same port:

${Object.entries(COMMANDS)
  .map(([name, { help }]) => `  ${name.padEnd(30)}${help}`)
  .join("\n")}
`;

const USAGE_ERROR = 2;
const POLL_MS = 500;
/** A spec may have hundreds. */
const SHOWN_OPERATIONS = 5;

// The reader of the output may end before the mock, as in `| head`. The mock goes on.
for (const stream of [process.stdout, process.stderr]) {
  stream.on("error", (error: NodeJS.ErrnoException) => {
    if (error.code !== "EPIPE") throw error;
  });
}
await main(process.argv.slice(2));

async function main(args: readonly string[]): Promise<void> {
  let mock: MockServer;
  try {
    const options = optionsFrom(args);
    if (typeof options === "string") {
      process.stdout.write(options);
      return;
    }
    mock = await startMock({ ...options, onRequest: (request) => console.log(lineOf(request)) });
  } catch (error) {
    // Without a stack trace, which adds nothing to a mistyped flag.
    console.error(error instanceof Error ? error.message : String(error));
    process.exitCode = USAGE_ERROR;
    return;
  }
  for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, () => void mock.close());
  stopWithNpx(mock);
  console.log(greeting(mock));
}

function optionsFrom(args: readonly string[]): MockServerOptions | string {
  const { values } = parsed(args);
  if (values.help) return HELP;
  if (values.version) return `${versionOf(new URL("../package.json", import.meta.url))}\n`;
  return {
    port: integer("port", values.port, 65_535),
    host: values.host,
    ...(values.users !== undefined && { users: usersFrom(values.users) }),
    createUsers: values["create-users"],
    unknownFields: values["refuse-unknown-fields"] ? "refuse" : "warn",
    latencyMs: integer("latency", values.latency, 2_147_483_647),
    requireToken: !values["no-token"],
    acceptXAccessToken: values["x-access-token"],
    control: values.control,
  };
}

function parsed(args: readonly string[]) {
  try {
    return parseArgs({
      args: joined(args),
      options: {
        port: { type: "string", default: "4010" },
        host: { type: "string", default: "127.0.0.1" },
        users: { type: "string" },
        "create-users": { type: "boolean", default: false },
        "refuse-unknown-fields": { type: "boolean", default: false },
        latency: { type: "string", default: "0" },
        "no-token": { type: "boolean", default: false },
        "x-access-token": { type: "boolean", default: false },
        control: { type: "boolean", default: false },
        version: { type: "boolean", default: false },
        help: { type: "boolean", default: false },
      },
    });
  } catch (error) {
    // Node explains at length. Its first sentence names the argument.
    const [sentence] = String(error instanceof Error ? error.message : error).split(/[.\n]/, 1);
    throw new Error(`${sentence}. --help lists the options.`, { cause: error });
  }
}

/** Joins each negative number with the flag before it: Node takes a number alone for another flag. */
function joined(args: readonly string[]): string[] {
  const all: string[] = [];
  for (const arg of args) all.push(/^-\d/.test(arg) && all.length > 0 ? `${all.pop()}=${arg}` : arg);
  return all;
}

function integer(flag: string, text: string, most: number): number {
  if (/^\d+$/.test(text) && Number(text) <= most) return Number(text);
  throw new RangeError(`--${flag} must be an integer from 0 to ${most}, got ${JSON.stringify(text)}`);
}

function usersFrom(file: string): NonNullable<MockServerOptions["users"]> {
  let users: unknown;
  try {
    users = JSON.parse(readFileSync(file, "utf8").replace(/^\uFEFF/, ""));
  } catch (error) {
    throw new Error(`--users ${file}: ${error instanceof Error ? error.message : String(error)}`, { cause: error });
  }
  return users as NonNullable<MockServerOptions["users"]>; // checked as they are added
}

/** Stops the mock when npx is killed, because npx passes no signal on to what it started. */
function stopWithNpx(mock: MockServer): void {
  if (process.env["npm_command"] !== "exec") return;
  const npx = process.ppid;
  setInterval(() => void (process.ppid !== npx && mock.close()), POLL_MS).unref();
}

function versionOf(manifest: URL): string {
  const { version } = JSON.parse(readFileSync(manifest, "utf8")) as { version: string }; // every manifest has one
  return version;
}

function lineOf({ method, path, status, reason, warnings }: MockRequest): string {
  const notes = [...(reason === undefined ? [] : [reason]), ...warnings.map((warning) => `warning: ${warning}`)];
  return [`${method} ${path} ${status ?? "no answer"}`, ...notes].join("  ");
}

function greeting(mock: MockServer): string {
  const lines = Object.values(operations)
    .slice(0, SHOWN_OPERATIONS)
    .map((operation) => `  ${curlLine(operation, mock)}`);
  return `The mock answers at ${mock.url} until Ctrl-C. Try:\n\n${lines.join("\n")}\n`;
}
