import type { InvalidInputError } from "@frontegg-identity/client";
import { optionName } from "./command-line.ts";
import { VARIABLES } from "./environment-variables.ts";
import { kebabCase, type Operation } from "./operation.ts";

const NAMES: Readonly<Record<string, string>> = { ...VARIABLES, region: "--region", baseUrl: "--base-url" };

/** Returns what the client says of a wrong input, with the names that the command line has for the client's options. */
export function inputMessage({ input, message }: InvalidInputError, operation: Operation | undefined): string {
  const { body, parameters = [] } = operation ?? {};
  const names = new Map(Object.entries(NAMES));
  for (const parameter of parameters) {
    const { in: place, name, argument = `${place === "header" ? "headers" : place}.${name}` } = parameter;
    names.set(argument, place === "path" ? `<${kebabCase(name)}>` : `--${optionName(parameter)}`);
  }
  if (body) names.set(body.name, "--body");
  const [client = ""] = names.has(input) ? [input] : input.split(".", 1);
  const problem = message
    .slice(client.length)
    // The command line has no such option.
    .replace(/,? or \w+ allowInsecureHttp/, "")
    .replace("use region", "use --region");
  return `${names.get(client) ?? client}${problem}`;
}
