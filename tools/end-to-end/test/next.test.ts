import { cpSync, globSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { startMock } from "@frontegg-identity/mock";
import { expect, test } from "vitest";
import { frameworksDirectory, next14Directory, nodePath, runtimesDirectory } from "../src/installed.ts";
import { run } from "../src/run-command.ts";
import { plainEnvironment, startServer } from "../src/start-server.ts";

/** The oldest Node that the packages, and Next.js, run on. */
const node = nodePath("20");

// Long enough that nothing else in a build looks like them.
const secret = "secret-of-the-environment-7b1f0c";
const token = "token-of-the-environment.4a9d2e.83c6f5";

/** The users that the pages ask for. */
const ids = ["owner", "me"];

const next16 = join(frameworksDirectory, "nextjs");
const cacheComponents = join(frameworksDirectory, "nextjs-cache-components");
// Next.js 14 is found from there.
const next14 = join(next14Directory, ".consumer");
const fresh = { "/api/users/owner": "Eve", "/users/owner": "Eve", "/api/me": "Eve" } as const;

test('Next.js 16: route handlers, a Server Component, ISR and "use cache" in one build', () =>
  expectFreshPagesAndNoSecret(next16, {
    home: runtimesDirectory,
    pages: { ...fresh, "/roster": "Eve", "/owner": "Ada", "/cached": "Ada" },
  }));

test("Next.js 16 with cacheComponents: two routes with one client", () => {
  for (const file of ["lib.ts", "app/layout.tsx", "app/cached/page.tsx"])
    cpSync(join(next16, file), join(cacheComponents, file));
  return expectFreshPagesAndNoSecret(cacheComponents, {
    home: runtimesDirectory,
    pages: { "/live": "Eve", "/cached": "Ada" },
  });
});

test("Next.js 14: route handlers and a Server Component", () => {
  cpSync(next16, next14, { recursive: true, filter: (path) => !/\.next$|owner|roster|cached/.test(path) });
  cpSync(join(frameworksDirectory, "nextjs-14"), next14, { recursive: true });
  cpSync(join(frameworksDirectory, "node_modules"), join(next14, "node_modules"), { recursive: true });
  return expectFreshPagesAndNoSecret(next14, { home: next14Directory, pages: fresh, isBuiltAlone: true });
});

/** A project of Next.js. */
interface Project {
  /** The folder in which Next.js is installed. */
  readonly home: string;
  /** Each page, with the name that it must show after Ada became Eve. */
  readonly pages: Readonly<Record<string, "Ada" | "Eve">>;
  /** Whether `next build` must do without the API and the client's variables. @defaultValue false */
  readonly isBuiltAlone?: boolean;
}

/** Builds a project, visits its pages before and after a user is renamed, and looks for secrets in what Next.js wrote. */
async function expectFreshPagesAndNoSecret(cwd: string, { home, pages, isBuiltAlone }: Project): Promise<void> {
  await using mock = await startMock({ users: ids.map((id) => ({ id, name: "Ada" })) });
  mock.on("createEnvironmentToken", { body: { token, expiresIn: 86_400, mfaEnrolled: false } });
  const env = {
    ...plainEnvironment(),
    FRONTEGG_BASE_URL: mock.url,
    FRONTEGG_TOKEN: token,
    FRONTEGG_CLIENT_ID: "an-id",
    FRONTEGG_SECRET: secret,
  };
  const next = join(home, "node_modules/next/dist/bin/next");
  await run(node, [next, "build"], { cwd, env: isBuiltAlone ? plainEnvironment() : env });

  const args = [next, "start", "--port", "0", "--hostname", "127.0.0.1"];
  await using server = await startServer(node, args, { cwd, env });
  const shown = (): Promise<object> => namesOn(server.url, Object.keys(pages));
  expect(await shown(), server.output()).toEqual(Object.fromEntries(Object.keys(pages).map((page) => [page, "Ada"])));
  for (const id of ids) mock.users.add({ id, name: "Eve" });
  expect(await shown(), server.output()).toEqual(pages);
  expect(leaks(join(cwd, ".next"))).toEqual([]);
}

/** Returns the name that each page shows, or its text if it shows neither. */
async function namesOn(url: string, pages: readonly string[]): Promise<Readonly<Record<string, string>>> {
  const entries = pages.map(async (page) => {
    const text = await (await fetch(url + page)).text();
    return [page, /Ada|Eve/.exec(text)?.[0] ?? text] as const;
  });
  return Object.fromEntries(await Promise.all(entries));
}

/** Returns the files below a folder that hold the secret or the token, as it is or as a part of a base64 text. */
function leaks(folder: string): string[] {
  const needles = [secret, token].flatMap((text) => [
    text,
    // Whatever comes before and after it, some letters in the middle are the same.
    ...[0, 1, 2].map((before) =>
      Buffer.from(" ".repeat(before) + text)
        .toString("base64")
        .slice(4, -4),
    ),
  ]);
  const files = globSync("**", { cwd: folder, withFileTypes: true }).filter((entry) => entry.isFile());
  expect(files).not.toEqual([]);
  return files
    .map((file) => join(file.parentPath, file.name))
    .filter((path) => {
      const content = readFileSync(path);
      return needles.some((needle) => content.includes(needle));
    });
}
