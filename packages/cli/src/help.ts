import { regions } from "@frontegg-identity/types";
import { argumentNames, optionName } from "./command-line.ts";
import { VARIABLES } from "./environment-variables.ts";
import { kebabCase, operations, type Operation } from "./operation.ts";

const WIDTH = 100;
const LEFT = 26;

const SERVER: readonly Row[] = [
  ["--region <region>", `The region of your account: ${regions.join(", ")}. Default: $${VARIABLES.region}.`],
  ["--base-url <url>", "Another server, such as a mock or a gateway."],
];

const CREDENTIALS = wrap(
  `Credentials come from the environment: ${VARIABLES.clientId} and ${VARIABLES.secret}, or ${VARIABLES.token} with an environment token.`,
  0,
);

type Row = readonly [left: string, right: string];

/** Returns the help of the whole command. */
export function generalHelp(): string {
  const commands = operations.map((operation): Row => [usageOf(operation), operation.summary]);
  return sections(
    "Usage: frontegg-identity <command> [options]",
    `Commands:\n${table([...commands, ["verify", "Compare the API's answers with the spec, and change nothing"]])}`,
    `Options:\n${table([...SERVER, ["--help", "With a command: all about it."], ["--version", "Print the version."]])}`,
    CREDENTIALS,
    EXIT_CODES,
  );
}

/** Returns the help of an operation's command, in the words of the spec. */
export function commandHelp(operation: Operation): string {
  const { body, description, parameters, summary } = operation;
  const names = argumentNames(operation);
  const isBulk = names.length === 1;
  const argument = parameters.flatMap(({ name, in: place, description: text }): Row[] =>
    place === "path" ? [[`<${kebabCase(name)}>`, text]] : [],
  );
  const options = parameters.flatMap((parameter): Row[] =>
    parameter.in === "path"
      ? []
      : [[`--${optionName(parameter)} <text>`, `${parameter.description}${parameter.required ? " Required." : ""}`]],
  );
  if (body) options.push(["--body <json>", `${body.description} JSON, @file or - for standard input.`]);
  const example = body && Object.values(body.examples)[0];
  return sections(
    `Usage: frontegg-identity ${usageOf(operation)} [options]${isBulk ? `\n       frontegg-identity ${kebabCase(operation.id)} --from <file> [options]` : ""}`,
    wrap(`${summary}. ${operation.method} ${operation.path}`, 0),
    description
      .trim()
      .split(/\n{2,}/)
      .map((paragraph) => wrap(paragraph, 0))
      .join("\n\n"),
    argument.length > 0 && `Arguments:\n${table(argument)}`,
    `Options:\n${table([...options, ...SERVER])}`,
    isBulk && `For many IDs:\n${table(bulkRows(operation))}`,
    example && `Example:\n  frontegg-identity ${usageOf(operation)} --body '${JSON.stringify(example.value)}'`,
    CREDENTIALS,
    EXIT_CODES,
  );
}

/**
 * Returns the help of the command that compares responses with the spec.
 *
 * @param reads - The operations that it can call, each with the options that it needs.
 */
export function verifyHelp(reads: readonly (readonly [operation: Operation, needed: readonly string[]])[]): string {
  const rows = reads.map(([{ id, summary }, needed]): Row => {
    return [[kebabCase(id), ...needed.map((name) => `--${name} <text>`)].join(" "), summary];
  });
  return sections(
    "Usage: frontegg-identity verify [options]",
    wrap(
      "Calls the operations below whose options you give, changes nothing, and prints every difference between the API's response and the spec. It prints no values, so you can paste its output into an issue.",
      0,
    ),
    `Operations:\n${table(rows)}`,
    `Options:\n${table([
      ["--operation <name>", "Calls only this operation."],
      ...SERVER,
      ["--json", "Prints the differences as JSON."],
    ])}`,
    CREDENTIALS,
    wrap(
      "Exit code: 0 as the spec says, 1 differences, 2 nothing could be verified, for instance because there is no such user.",
      0,
    ),
  );
}

const EXIT_CODES = "Exit code: 0 all done, 1 a call failed or IDs are left, 2 nothing was sent.";

function bulkRows({ method }: Operation): Row[] {
  const isChange = method !== "GET";
  return [
    ["--from <file>", "One ID on each line. - reads standard input."],
    ["--per-minute <n>", "The most calls in a minute: 100 (default) on the smallest plan, 1000 on larger ones."],
    [
      "--journal <file>",
      isChange
        ? "Remembers what was done, so that the same command continues. Default: <file>.journal."
        : "Remembers what was read, so that the same command continues. Default: none.",
    ],
    ["--dry-run", "Checks the list, counts, and sends nothing."],
    ...(isChange
      ? [
          [
            "--list",
            "Prints in the end how each ID ended, when, and with which trace ID. With --dry-run: what the journal knows.",
          ] as const,
        ]
      : []),
    ["--keep-going", "Goes on even if ten IDs in a row are refused."],
  ];
}

function usageOf(operation: Operation): string {
  const names = argumentNames(operation).map((name) => `<${name}>`);
  return [kebabCase(operation.id), ...names].join(" ");
}

function sections(...parts: readonly (string | false | undefined)[]): string {
  return parts.filter(Boolean).join("\n\n");
}

function table(rows: readonly Row[]): string {
  return rows
    .map(([left, right]) => {
      const text = wrap(right, LEFT + 4);
      return left.length > LEFT ? `  ${left}\n${" ".repeat(LEFT + 4)}${text}` : `  ${left.padEnd(LEFT)}  ${text}`;
    })
    .join("\n");
}

/** Breaks a text into lines, the later ones indented. Removes the marks of Markdown. */
function wrap(text: string, indent: number): string {
  const lines = [""];
  for (const word of text.replaceAll("`", "").split(/\s+/)) {
    const line = lines.at(-1) as string; // there is always one
    if (line !== "" && indent + line.length + word.length >= WIDTH) lines.push(word);
    else lines[lines.length - 1] = line === "" ? word : `${line} ${word}`;
  }
  return lines.join(`\n${" ".repeat(indent)}`);
}
