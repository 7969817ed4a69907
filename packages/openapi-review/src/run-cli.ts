import { writeFile } from "node:fs/promises";
import { parseArgs } from "node:util";
import { oneLine } from "./document/one-line.ts";
import { UnusableInputError } from "./document/unusable-input-error.ts";
import { renderGithub } from "./report/render-github.ts";
import { renderMarkdown } from "./report/render-markdown.ts";
import { renderText } from "./report/render-text.ts";
import { review, type Review } from "./review.ts";
import { compareSeverity, type Severity } from "./severity.ts";

const help = `Usage: openapi-review <old> <new> [options]
       openapi-review --git <ref> <file> [options]

Says which version bump a change from one OpenAPI document to another needs: for requests on the wire, and for code that
compiles against the TypeScript types. A document is a file or a URL: OpenAPI 3.0, 3.1 or 3.2, in JSON or YAML.

  --git <ref>            compare the file with itself at the commit where HEAD left <ref>
  --format <format>      text (default), markdown, json, or github (annotations for a workflow)
  --json                 the same as --format json
  --markdown <file>      write the report as Markdown to a file too
  --fail-on <bump>       exit with 1 if the required bump is at least patch, minor or major
  --types <old> <new>    declarations (.d.ts) that another generator made of the two documents;
                         by default, openapi-typescript generates them
  --allow-outside        follow references to files outside the folder of the document
  --allow-urls           follow references to URLs
  --help, --version

Exit code: 0 reviewed, 1 the bump is at least --fail-on, 2 not reviewed, or the report can't be written.`;

const formats: Readonly<Record<string, (review: Review) => string>> = {
  text: renderText,
  markdown: renderMarkdown,
  json: (found) => JSON.stringify(found, null, 2),
  github: renderGithub,
};
const severities: readonly Severity[] = ["patch", "minor", "major"];

/** The result of the command. */
export interface Outcome {
  /** 0 when it could review, 1 when the bump is at least `--fail-on`, 2 when it couldn't, or the report can't be written. */
  readonly exitCode: 0 | 1 | 2;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs the command. It never throws: a program that does ends with 1, which means something else here. */
export async function runCli(args: readonly string[]): Promise<Outcome> {
  try {
    return await run(args);
  } catch (error) {
    return { exitCode: 2, stdout: "", stderr: `openapi-review: ${oneLine(reasonOf(error))}\n` };
  }
}

function reasonOf(error: unknown): string {
  if (error instanceof UnusableInputError) return error.message;
  // What follows references ends here, the compiler of the types too.
  if (error instanceof RangeError && error.message.includes("call stack")) return "A document is nested too deeply.";
  return `It failed, which is a mistake in it: ${String(error)}.`;
}

async function run(args: readonly string[]): Promise<Outcome> {
  const options = parse(args);
  if (options.help || options.version)
    return { exitCode: 0, stdout: `${options.help ? help : await ownVersion()}\n`, stderr: "" };
  if (options.json && options.format !== undefined && options.format !== "json")
    throw unusable(`--json and --format ${JSON.stringify(options.format)} ask for two formats. Give one`);
  const format = options.json ? "json" : (options.format ?? "text");
  const render = Object.hasOwn(formats, format) ? formats[format] : undefined;
  if (!render) throw unusable(`--format ${JSON.stringify(format)} is not text, markdown, json or github`);
  const limit = severities.find((severity) => severity === options["fail-on"]);
  if (options["fail-on"] !== undefined && !limit)
    throw unusable(`--fail-on ${JSON.stringify(options["fail-on"])} is not major, minor or patch`);
  const [old, updated] = documents(options);
  const found = await review(old, updated, {
    types: options.types,
    allowOutside: options["allow-outside"],
    allowUrls: options["allow-urls"],
  });
  if (options.markdown !== undefined) await writeMarkdown(options.markdown, found);
  const isTooLarge = limit !== undefined && compareSeverity(found.required, limit) >= 0;
  return { exitCode: isTooLarge ? 1 : 0, stdout: `${render(found)}\n`, stderr: "" };
}

async function writeMarkdown(file: string, found: Review): Promise<void> {
  try {
    await writeFile(file, `${renderMarkdown(found)}\n`);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new UnusableInputError(`--markdown ${JSON.stringify(file)} can't be written: ${reason}.`, { cause: error });
  }
}

function documents({ git, files }: ReturnType<typeof parse>): [string | { git: string }, string] {
  const [first, second, third] = files;
  if (git !== undefined) {
    if (first === undefined || second !== undefined) throw unusable("give one file with --git");
    return [{ git }, first];
  }
  if (first === undefined || second === undefined || third !== undefined)
    throw unusable(`give two documents, the old one and the new one, not ${files.length}`);
  return [first, second];
}

function parse(args: readonly string[]) {
  try {
    const { values, positionals, tokens } = parseArgs({
      args: [...args],
      allowPositionals: true,
      tokens: true,
      options: {
        git: { type: "string" },
        format: { type: "string" },
        json: { type: "boolean" },
        markdown: { type: "string" },
        "fail-on": { type: "string" },
        types: { type: "string" },
        "allow-outside": { type: "boolean" },
        "allow-urls": { type: "boolean" },
        help: { type: "boolean", short: "h" },
        version: { type: "boolean" },
      },
    });
    // The option takes two values, of which the parser takes one.
    const option = tokens.findIndex((token) => token.kind === "option" && token.name === "types");
    const next = option === -1 ? undefined : tokens[option + 1];
    const isPair = next?.kind === "positional";
    if (values.types !== undefined && !isPair) throw unusable("--types takes two files, the old one and the new one");
    const before = tokens.slice(0, option).filter(({ kind }) => kind === "positional").length;
    return {
      ...values,
      types: values.types !== undefined && isPair ? { old: values.types, new: next.value } : undefined,
      files: isPair ? positionals.toSpliced(before, 1) : positionals,
    };
  } catch (error) {
    if (!(error instanceof TypeError)) throw error;
    throw unusable(error.message.split(". ")[0]!);
  }
}

function unusable(reason: string): UnusableInputError {
  return new UnusableInputError(`${reason} (--help explains).`);
}

async function ownVersion(): Promise<string> {
  const { default: manifest } = (await import("../package.json", { with: { type: "json" } })) as {
    default: { version: string };
  };
  return manifest.version;
}
