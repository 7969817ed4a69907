import { readFileSync } from "node:fs";
import { parseArgs, type ParseArgsConfig } from "node:util";
import { isUnknownField, schemaProblems } from "@frontegg-identity/types/check";
import { schemas, type BodyDescription, type ParameterDescription } from "@frontegg-identity/types/operations";
import { BULK_OPTIONS } from "./bulk/bulk-options.ts";
import { SERVER_OPTIONS, type CallArguments } from "./connection.ts";
import { kebabCase, type Operation } from "./operation.ts";
import { messageOf, UsageError } from "./usage-error.ts";

type Options = NonNullable<ParseArgsConfig["options"]>;

/** The options that are ours, whatever the spec has. */
const OWN_OPTIONS: ReadonlySet<string> = new Set(
  ["body", "help", "json", "operation"].concat(Object.keys({ ...SERVER_OPTIONS, ...BULK_OPTIONS })),
);

/** A parsed command line. */
export interface CommandLine {
  readonly values: Readonly<Record<string, string | boolean | undefined>>;
  readonly positionals: readonly string[];
}

/** Reads a command line. @throws {@link UsageError} for an option that the command doesn't have. */
export function parseCommandLine(args: readonly string[], options: Options): CommandLine {
  try {
    const { values, positionals } = parseArgs({ args: [...args], allowPositionals: true, options });
    return { values: values as CommandLine["values"], positionals }; // no option may be given twice
  } catch (error) {
    // Node explains at length. Its first sentence names the argument.
    const sentence = messageOf(error).split(/\.|\n/, 1).join("");
    const [, option] = /^Option '(--[\w-]+).* argument (?:missing|is ambiguous)$/.exec(sentence) ?? [];
    throw new UsageError(`${option === undefined ? sentence : `${option} needs a value`}. See --help.`);
  }
}

/** The name of the option for a query or header parameter. If it is one of ours, the place stands before it: `query-list`. */
export function optionName({ name, in: place }: ParameterDescription): string {
  const option = kebabCase(name);
  return OWN_OPTIONS.has(option) ? `${place}-${option}` : option;
}

/** The options of an operation: its query and header parameters, and its body. */
export function operationOptions({ body, parameters }: Operation): Options {
  const names = parameters.filter((parameter) => parameter.in !== "path").map(optionName);
  if (body) names.push("body");
  return Object.fromEntries(names.map((name) => [name, { type: "string" }]));
}

/** The names of the path parameters, as help shows them. */
export function argumentNames({ parameters }: Operation): string[] {
  return parameters.filter((parameter) => parameter.in === "path").map(({ name }) => kebabCase(name));
}

/** Returns what a call takes besides its path. @throws {@link UsageError} for a body that is missing, isn't JSON, or has a field that the spec doesn't have. */
export function callArguments(
  { body, parameters }: Operation,
  values: CommandLine["values"],
): Omit<CallArguments, "path"> {
  const given = (place: "query" | "header"): Record<string, string> => {
    const entries = parameters.flatMap((parameter): [string, string][] => {
      const option = optionName(parameter);
      const value = values[option];
      if (parameter.in !== place) return [];
      if (typeof value === "string") return [[parameter.name, value]];
      if (parameter.required) throw new UsageError(`--${option} is missing. See --help.`);
      return [];
    });
    return Object.fromEntries(entries);
  };
  const text = values["body"];
  if (body?.required === true && text === undefined) throw new UsageError("--body is missing. See --help.");
  const json = typeof text === "string" ? jsonFrom(text) : undefined;
  if (body && json !== undefined) checkFields(json, body);
  return { query: given("query"), headers: given("header"), ...(json !== undefined && { body: json }) };
}

/** The API ignores a misspelt field, and a run would count ten thousand users as done. */
function checkFields(json: unknown, { schema, schemaName = "" }: BodyDescription): void {
  const unknown = schemaProblems(schema, json, schemas).find(isUnknownField);
  if (unknown === undefined) return;
  const fields = Object.keys(Object(schemas[schemaName]?.["properties"])).join(", ");
  throw new UsageError(
    `--body has a field that the spec doesn't have: ${unknown.at.slice(1)}. Its fields are ${fields}.`,
  );
}

/** Reads JSON from an argument, from a file (`@body.json`), or from standard input (`-`). */
function jsonFrom(source: string): unknown {
  let text = source;
  try {
    if (source === "-") text = readFileSync(0, "utf8");
    else if (source.startsWith("@")) text = readFileSync(source.slice(1), "utf8");
  } catch (error) {
    throw new UsageError(`--body can't be read: ${messageOf(error)}`);
  }
  try {
    // Editors on Windows begin a file with a byte order mark.
    return JSON.parse(text.replace(/^\uFEFF/, ""));
  } catch {
    // The parser's message would show a part of the body, which may be personal data.
    throw new UsageError("--body must be JSON");
  }
}
