import { spawn, spawnSync } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { homedir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { stripVTControlCharacters } from "node:util";
import { startMock } from "@frontegg-identity/mock";
import { execa } from "execa";
import { readPage, snippetsOf, type Snippet } from "../find-snippets.ts";
import { startCompanyProxy } from "./company-proxy.ts";

const preload = fileURLToPath(new URL("route-to-mock.mjs", import.meta.url));

/**
 * Follows a recipe in an empty folder, by the words of its blocks (`Snippet`).
 *
 * @throws With what went wrong, and where the page has it.
 */
export async function runRecipe(page: string, npmrc: string, parent: string): Promise<void> {
  const directory = mkdtempSync(join(parent, "recipe-"));
  const own = join(homedir(), ".npmrc");
  writeFileSync(
    join(directory, ".npmrc"),
    `${existsSync(own) ? readFileSync(own, "utf8") : ""}\n${npmrc}audit=false\nfund=false\nupdate-notifier=false\nloglevel=error\n`,
  );
  await using mock = await startMock({
    users: [
      { id: "u-1", name: "Ada" },
      { id: "u-2", mfaEnrolled: false },
    ],
  });
  const origin = new URL(mock.url).origin;
  const text = readPage(page);
  // Where the way to the API is what the recipe is about, or the runtime isn't Node.
  await using proxy = /HTTPS_PROXY|^deno /m.test(text) ? await startCompanyProxy(parent, origin) : undefined;
  const way = proxy
    ? { HTTPS_PROXY: proxy.url, COMPANY_CA: proxy.certificate, DENO_CERT: proxy.certificate }
    : { NODE_OPTIONS: `--import=${preload}`, RECIPE_MOCK_ORIGIN: origin };
  const env: NodeJS.ProcessEnv = {
    ...process.env,
    ...way,
    CI: "true",
    CHROMIUM: process.env["CHROMIUM"] ?? "/usr/bin/chromium",
    FRONTEGG_REGION: "us",
    // A reader says yes when npx asks whether it may install.
    npm_config_yes: "true",
    // Packages of an earlier run have the same version, so npx mustn't find them.
    npm_config_cache: join(directory, "cache"),
    // What a recipe installs for the whole machine stays in its folder.
    npm_config_prefix: join(directory, "global"),
    npm_config_userconfig: join(directory, ".npmrc"),
    PATH: `${join(directory, "global/bin")}:${join(parent, "tools/node_modules/.bin")}:${process.env["PATH"]}`,
    // Only if the page tells its readers to set them.
    ...(/(?:set|Set|export) `?FRONTEGG_CLIENT_ID/.test(text) && {
      FRONTEGG_CLIENT_ID: "an-id",
      FRONTEGG_SECRET: "a-secret",
    }),
  };
  if (/^deno /m.test(text)) await execa("npm", ["install", "--silent", "--prefix", join(parent, "tools"), "deno"], {});
  using background = new DisposableStack();
  const blocks = snippetsOf(page);
  for (const [index, block] of blocks.entries()) {
    const { language, words, code } = block;
    // Commands of this repository run in a clone of it.
    if ("skip" in words || "output" in words || code.startsWith("npx -y pnpm@")) continue;
    if (words["title"] !== undefined) write(join(directory, words["title"]), code);
    else if (language !== "sh") continue;
    else if ("background" in words) {
      const { pid } = spawn("bash", ["-c", code], { cwd: directory, env, stdio: "ignore", detached: true });
      background.defer(() => spawnSync("kill", ["--", `-${pid}`])); // what it started, too
    } else await follow(block, blocks[index + 1], directory, env, "background" in (blocks[index - 1]?.words ?? {}));
  }
  if (blocks.some(({ words }) => /\.tsx?$/.test(words["title"] ?? "")) && !/^deno /m.test(text))
    await compile(directory, page);
}

/** Holds that a reader's editor shows no error. */
async function compile(directory: string, page: string): Promise<void> {
  const compilerOptions = {
    strict: true,
    noEmit: true,
    target: "es2023",
    lib: ["es2023", "dom", "dom.iterable"],
    module: "preserve",
    allowImportingTsExtensions: true,
    experimentalDecorators: true,
    esModuleInterop: true,
    skipLibCheck: true,
    jsx: "react-jsx",
    typeRoots: [fileURLToPath(new URL("../../node_modules/@types", import.meta.url)), "./node_modules/@types"],
    types: ["node", ...(existsSync(join(directory, "node_modules/@types/jest")) ? ["jest"] : [])],
  };
  const config = { compilerOptions, exclude: ["node_modules", "dist", ".next"] };
  writeFileSync(join(directory, "tsconfig.check.json"), JSON.stringify(config));
  await execa("tsc", ["-p", "tsconfig.check.json"], { cwd: directory }).catch((error: unknown) => {
    throw new Error(`${page}: ${String(error)}`, { cause: error });
  });
}

function write(file: string, code: string): void {
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, code);
}

/** Runs commands. Those that come after a program in the background are tried until it listens. */
async function follow(
  block: Snippet,
  next: Snippet | undefined,
  cwd: string,
  env: NodeJS.ProcessEnv,
  needsServer: boolean,
): Promise<void> {
  const isInstall = /^(?:npm|deno) (?:init|install|pkg|add)\b/m.test(block.code);
  // What installs reaches the registries as always, and doesn't know the mock.
  const { PATH, npm_config_prefix, npm_config_userconfig } = env;
  // What npm has it needn't ask for again, for each recipe installs much of what the others do.
  const asAlways = {
    ...process.env,
    PATH,
    npm_config_prefix,
    npm_config_userconfig,
    npm_config_prefer_offline: "true",
  };
  const environment = isInstall ? asAlways : env;
  for (let attempts = needsServer ? 120 : 1; ; attempts -= 1) {
    try {
      const how = { cwd, env: environment, extendEnv: false, timeout: 300_000, stripFinalNewline: false } as const;
      const { stdout: printed } = await execa("bash", ["-eo", "pipefail", "-c", block.code], how);
      const expected = next !== undefined && "output" in next.words ? next.code : undefined;
      if (expected !== undefined && !isIn(printed, expected)) {
        throw new Error(`${block.page}:${next?.line} shows\n${expected}\nbut the program printed\n${printed}`);
      }
      return;
    } catch (error) {
      if (attempts <= 1) throw new Error(`${block.page}:${block.line}: ${String(error)}`, { cause: error });
      await new Promise((resolve) => setTimeout(resolve, 1_000));
    }
  }
}

/** Whether a program printed every line of an expected text, in order. `…` stands for anything. */
function isIn(printed: string, expected: string): boolean {
  const patterns = linesOf(expected.trim()).map((line) =>
    line.replaceAll(/[$()*+.?[\\\]^{|}]/g, "\\$&").replaceAll("…", ".*"),
  );
  const pattern = new RegExp(`^${patterns.join("$(?:\\n.*)*?\\n^")}$`, "m");
  return pattern.test(linesOf(stripVTControlCharacters(printed)).join("\n"));
}

const linesOf = (text: string): string[] => text.split("\n").map((line) => line.trim());
