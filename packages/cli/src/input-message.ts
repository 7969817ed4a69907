import type { InvalidInputError } from "@frontegg-identity/client";
import { kebabCase, operations } from "./operation.ts";

const NAMES: Readonly<Record<string, string>> = {
  baseUrl: "--base-url",
  clientId: "FRONTEGG_CLIENT_ID",
  secret: "FRONTEGG_SECRET",
  token: "FRONTEGG_TOKEN",
};

/** Returns what the client says of a wrong input, with the names that the command line has for the client's options. */
export function inputMessage({ input, message }: InvalidInputError, command: string | undefined): string {
  const { body, parameters = [] } = operations.find(({ id }) => kebabCase(id) === command) ?? {};
  const names = new Map(Object.entries(NAMES));
  for (const { name, argument } of parameters) if (argument) names.set(argument, `<${kebabCase(name)}>`);
  if (body) names.set(body.name, "--body");
  const [client = ""] = input.split(".", 1);
  const problem = message
    .slice(client.length)
    // The command line has no such option.
    .replace(/,? or \w+ allowInsecureHttp/, "")
    .replace("use region", "use --region");
  return `${names.get(client) ?? client}${problem}`;
}
