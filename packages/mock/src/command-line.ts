import { readFileSync } from "node:fs";
import { parseArgs } from "node:util";
import { COMMANDS } from "./control.ts";
import type { MockServerOptions } from "./index.ts";

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

/** Reads a command line: the options of the mock, or a text to print instead. @throws Error of one sentence that names the flag. */
export function optionsFrom(args: readonly string[]): MockServerOptions | string {
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
    const [sentence = ""] = String(error instanceof Error ? error.message : error).split(/[.\n]/, 1);
    const [, flag] = /^Option '(--[\w-]+).* argument (?:missing|is ambiguous)$/.exec(sentence) ?? [];
    const problem = flag === undefined ? sentence : `${flag} needs a value`;
    throw new Error(`${problem}. --help lists the options.`, { cause: error });
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
    const { code, message } = error as NodeJS.ErrnoException; // of Node, or of the parser
    throw new Error(`--users ${file}: ${code === "ENOENT" ? "there is no such file" : message}`, { cause: error });
  }
  return users as NonNullable<MockServerOptions["users"]>; // checked as they are added
}

function versionOf(manifest: URL): string {
  const { version } = JSON.parse(readFileSync(manifest, "utf8")) as { version: string }; // every manifest has one
  return version;
}
