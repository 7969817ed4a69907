import { spawn } from "node:child_process";
import { once } from "node:events";
import { readFileSync } from "node:fs";
import { createServer, type AddressInfo } from "node:net";
import { dirname, join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { run } from "./run.ts";

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
  "bench --scale": "it takes minutes; `test:long` measures the same",
};
/** What takes minutes and runs each night alone. */
const NIGHTLY: ReadonlySet<string> = new Set(["bench --quick"]);
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
  await using servers = new Servers(clone);
  for (const command of here) {
    // oxlint-disable-next-line no-await-in-loop -- a page's commands build on each other
    await follow(command, clone, servers).catch((error: unknown) => {
      throw new Error(`${command.page} shows ${command.text}: ${String(error)}`, { cause: error });
    });
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

async function follow({ page, text, env }: Command, clone: string, servers: Servers): Promise<void> {
  const path = SERVING[text];
  if (path !== undefined) return servers.start(text, path, env);
  // Programs are named as they are called in their folder, everything else is a script of the root.
  const cwd = text.startsWith("node ") ? join(clone, dirname(page)) : clone;
  await run("pnpm", text.split(" "), { cwd, env: { ...process.env, ...env } });
}

/** Programs that serve until the end, at ports that are free: those of the pages may be in use. */
class Servers implements AsyncDisposable {
  readonly #clone: string;
  readonly #running: ReturnType<typeof spawn>[] = [];
  /** The port of the server that was started last. */
  #port = 0;

  constructor(clone: string) {
    this.#clone = clone;
  }

  /** Starts a server, and waits until a path answers. */
  async start(text: string, path: string, env: Command["env"]): Promise<void> {
    const port = await freePort();
    const variables = Object.entries(env).map(([name, value]) => [name, value.replace("4010", String(this.#port))]);
    const child = spawn("pnpm", [...text.split(" "), ...(text.endsWith("mock") ? ["--port", String(port)] : [])], {
      cwd: this.#clone,
      env: { ...process.env, ...Object.fromEntries(variables), PORT: String(port) },
      stdio: "ignore",
      detached: true, // to stop what it starts, too
    });
    this.#running.push(child);
    this.#port = port;
    const headers = { authorization: "Bearer any" };
    const hung = AbortSignal.timeout(300_000);
    for (;;) {
      hung.throwIfAborted();
      if (child.exitCode !== null) throw new Error(`It ended with ${child.exitCode}`);
      // oxlint-disable-next-line no-await-in-loop -- until it answers, or ends
      const response = await fetch(`http://127.0.0.1:${port}${path}`, { headers }).catch(() => undefined);
      if (response?.ok === true) return;
      // oxlint-disable-next-line no-await-in-loop -- the same
      await sleep(200);
    }
  }

  async [Symbol.asyncDispose](): Promise<void> {
    const ended = this.#running.map(async (child) => {
      if (child.exitCode !== null || child.pid === undefined) return;
      const exit = once(child, "exit");
      process.kill(-child.pid, "SIGTERM");
      await exit;
    });
    await Promise.all(ended);
  }
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as AddressInfo; // of a TCP server
  server.close();
  return port;
}
