import { execFile } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { format, promisify } from "node:util";
import { createMock } from "@frontegg-identity/mock";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { code, outputOf, pages, readPage, repository, snippets, snippetsOf } from "../src/find-snippets.ts";
import { showOutput } from "../src/show-output.ts";
import { fileOf, folder, isTest } from "../src/write-snippets.ts";

const users = [
  { id: "6f1c0b9e-5d0a-4f0e-9c1b-2f6f3f1d9a10" },
  { id: "u-1", name: "Ada" },
  { id: "u-2", mfaEnrolled: false },
];
const own = code.filter(({ words }) => !("file" in words));
const titled = own.map((snippet) => ({ title: `${snippet.page}:${snippet.line}`, snippet }));
const running = titled.filter(({ snippet }) => !("no-run" in snippet.words) && !isTest(snippet.code));

/** Takes what is sent to the vendor's hosts, and lets through what stays on this machine. */
const { fetch } = globalThis;
beforeEach(() => {
  const mock = createMock({ users }); // a new one, so that its trace IDs begin anew
  for (const name of ["FRONTEGG_TOKEN", "FRONTEGG_CLIENT_ID", "FRONTEGG_SECRET"]) vi.stubEnv(name, `the-${name}`);
  vi.stubEnv("USER_ID", "u-1");
  vi.stubGlobal("fetch", (input: string | URL | Request, init?: RequestInit) => {
    const { hostname } = new URL(input instanceof Request ? input.url : input);
    if (hostname.endsWith(".frontegg.com")) return mock.fetch(input, init);
    if (hostname === "127.0.0.1") return fetch(input, init);
    throw new Error(`A snippet must not call ${hostname}`);
  });
});
afterEach(() => {
  vi.unstubAllGlobals();
  vi.unstubAllEnvs();
});

test("every snippet compiles, against the sources of the packages", async () => {
  expect(own.length).toBeGreaterThan(30);
  const config = {
    extends: "../tsconfig.json",
    compilerOptions: {
      jsx: "react-jsx",
      // What our sources are held to, and a snippet is not.
      declaration: false,
      isolatedDeclarations: false,
      noUnusedLocals: false,
      noPropertyAccessFromIndexSignature: false,
    },
    include: ["*"],
  };
  writeFileSync(join(folder, "tsconfig.json"), JSON.stringify(config));
  const { stdout } = await promisify(execFile)("tsc", ["-p", folder]).catch((error: { stdout: string }) => error);
  expect(stdout).toBe("");
});

test.each(running)("$title runs, and prints what the page says", async ({ snippet }) => {
  const lines: string[] = [];
  for (const level of ["log", "warn", "error"] as const) {
    vi.spyOn(console, level).mockImplementation((...values) => lines.push(format(...values)));
  }
  await import(fileOf(snippet)).finally(() => vi.restoreAllMocks());
  const output = outputOf(snippet);
  if (output) showOutput(output, `${lines.join("\n")}\n`);
});

test.each(code.filter(({ words }) => "file" in words))("$page:$line is in $words.file", ({ code: shown, words }) => {
  const file = readFileSync(join(repository, words["file"] ?? ""), "utf8");
  expect(unbroken(file)).toContain(unbroken(shown));
});

test("a block that isn't run says why", () => {
  for (const { words } of own) if ("no-run" in words) expect(words["no-run"]).not.toBe("");
});

test("a page that runs TypeScript with node says which Node can", () => {
  const found = pages().filter((page) =>
    snippetsOf(page).some(({ language, code: text }) => language === "sh" && /^node \S+\.ts\b/m.test(text)),
  );
  expect(found.length).toBeGreaterThan(0);
  expect(found.filter((page) => !readPage(page).includes("Node 22.18"))).toEqual([]);
});

test("every pnpm command is a script of the root, or of the folder that it names", () => {
  const commands = snippets
    .filter(({ language }) => language === "sh")
    .flatMap(({ code: text }) => [
      ...text.matchAll(/pnpm@[\d.]+ (?:run )?(?:--recursive )?(?:--dir (\S+) )?(?:--filter \S+ )?(\S+)/g),
    ]);
  expect(commands.length).toBeGreaterThan(5);
  for (const [command, inFolder = "", name] of commands) {
    const scripts = Object.keys(scriptsOf(inFolder));
    expect([...scripts, "exec", "install", "pack", "node", "changeset"], command).toContain(name);
  }
});

/** Code without what line breaks change: pages are narrower than sources. */
function unbroken(text: string): string {
  return text.replaceAll(/[\s,()]+/g, "");
}

function scriptsOf(workspace: string): object {
  const manifest = JSON.parse(readFileSync(join(repository, workspace, "package.json"), "utf8")) as { scripts: object }; // all have scripts
  return manifest.scripts;
}
