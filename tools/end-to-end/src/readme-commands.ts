import { readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { run } from "./run-command.ts";
import { startServer, type Server } from "./start-server.ts";

/** A command of a page, without `npx -y pnpm@… `. */
interface Command {
  readonly page: string;
  readonly text: string;
  /** The variables that stand before it. */
  readonly env: Readonly<Record<string, string>>;
}

const PREFIX = /((?:[A-Z_]+=\S+ +)*)npx -y pnpm@[\d.]+ ([^`#\n]+)/g;
/** Pages with runners of their own: recipes and the packages' READMEs start in an empty folder. */
const OTHER_PAGES = /^(?:docs\/src\/content\/|packages\/|\.changeset\/|DESIGN\.md|.*CHANGELOG\.md)/;

/** What isn't run here, and why. */
const NOT_HERE: Readonly<Record<string, string>> = {
  test: "`.ci/run` runs it",
  typecheck: "a part of `test`",
  "test:long": "`.ci/run` runs it",
  "test:release": "`.ci/run` runs it",
  "test:recipes": "it is what runs this",
  "test:docs": "`.ci/run` runs it",
  review: "`.ci/run` runs it",
  "run docs": "`test:docs` builds and serves the same site",
  dev: "it watches until it is stopped, and starts nothing but scripts that are run here",
  "run update": "it writes what the tests of that folder compare",
  node: "a program's name follows",
  changeset: "it asks questions",
  "exec changeset add": "it asks questions",
  "exec changeset pre enter next": "a step of a release that the tests of `tools/release` take",
  "exec changeset pre exit": "a step of a release that the tests of `tools/release` take",
  "exec changeset publish": "it publishes; `test:release` does it, to a registry of its own",
  "version-packages": "it uses the changesets up; `test:release` runs it",
  drift: "it fetches the vendor's documents",
  "drift identity.json env-auth.json": "it needs the vendor's documents, which may not be committed",
  bench: "it takes minutes and keeps records by hand; `bench --quick` is the same program",
  "bench --json": "it writes a record, which is kept by hand",
};
/** What takes minutes, or is a part of what `.ci/run` runs. It runs each night alone. */
const NIGHTLY: ReadonlySet<string> = new Set([
  "bench --quick",
  "test:release isolate",
  "--filter @frontegg-identity/client test",
]);
/** What serves until it is stopped, and a path that then answers. */
const SERVING: Readonly<Record<string, string>> = {
  mock: "/resources/vendor-only/users/v1/u-1",
  "--dir examples/web mock": "/identity/resources/vendor-only/users/v1/u-1",
  "--dir examples/web start": "/?user=u-1",
};

/**
 * Runs every command of the repository that its READMEs and the pages for contributors show, once each and in the order of
 * the pages, in a clone that is installed.
 *
 * @returns how many ran.
 * @throws Error that names the page and the command.
 */
export async function runReadmeCommands(clone: string, isNightly: boolean): Promise<number> {
  const files = (await run("git", ["ls-files", "*.md"], { cwd: clone })).trim().split("\n");
  const found = files.filter((page) => !OTHER_PAGES.test(page)).flatMap((page) => commandsOf(clone, page));
  const commands = [...new Map(found.map((command) => [command.text, command])).values()];
  const here = commands.filter(({ text }) => !(text in NOT_HERE) && (isNightly || !NIGHTLY.has(text)));
  // A branch or a tag that a page compares with.
  await run("git", ["tag", "v1"], { cwd: clone });
  await using servers = new AsyncDisposableStack();
  let latest: Server | undefined;
  for (const command of here) {
    const path = SERVING[command.text];
    try {
      if (path === undefined) await follow(command, clone);
      else {
        latest = servers.use(await serve(command, clone, latest));
        await checkAnswer(latest, path);
      }
    } catch (error) {
      throw new Error(`${command.page} shows ${command.text}: ${String(error)}`, { cause: error });
    }
  }
  return here.length;
}

function commandsOf(clone: string, page: string): Command[] {
  const text = readFileSync(join(clone, page), "utf8").replaceAll(/ \\\n */g, " ");
  return [...text.matchAll(PREFIX)].map(([, variables = "", command = ""]) => ({
    page,
    text: command.trim(),
    env: Object.fromEntries([...variables.matchAll(/(\S+?)=(\S+)/g)].map(([, name = "", value = ""]) => [name, value])),
  }));
}

async function follow({ page, text, env }: Command, clone: string): Promise<void> {
  // Programs are named as they are called in their folder, everything else is a script of the root.
  const cwd = text.startsWith("node ") ? join(clone, dirname(page)) : clone;
  await run("pnpm", text.split(" "), { cwd, env: { ...process.env, ...env } });
}

/** Starts a server at a port that is free, because those of the pages may be in use. */
function serve({ text, env }: Command, clone: string, latest?: Server): Promise<Server> {
  const variables: NodeJS.ProcessEnv = { ...process.env, PORT: "0" };
  // The pages let a program call the mock that they start before it.
  for (const [name, value] of Object.entries(env))
    variables[name] = latest ? value.replace(/http:\/\/[^/]+:4010/, new URL(latest.url).origin) : value;
  const args = [...text.split(" "), ...(text.endsWith("mock") ? ["--port", "0"] : [])];
  return startServer("pnpm", args, { cwd: clone, env: variables });
}

async function checkAnswer({ url }: Server, path: string): Promise<void> {
  const { status } = await fetch(new URL(path, url), { headers: { authorization: "Bearer any" } });
  if (status !== 200) throw new Error(`${url} answers ${path} with ${status}`);
}
