import { cpSync, globSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { startMock } from "@frontegg-identity/mock";
import { run } from "@frontegg-identity/release";
import { nodePath, runtimesDirectory } from "./installed.ts";
import { plainEnvironment, withServer } from "./with-server.ts";

/** The oldest Node that the packages, and these frameworks, run on. */
const node = nodePath("20");

// Long enough that nothing else in a build looks like them.
const secret = "secret-of-the-environment-7b1f0c";
const token = "token-of-the-environment.4a9d2e.83c6f5";

/** The users that the pages ask for. */
const ids = ["owner", "me"];

/** A project of Next.js, and the name that each page of its server must show after Ada became Eve. */
interface Project {
  readonly name: string;
  readonly directory: string;
  /** The folder in which Next.js is installed. */
  readonly home: string;
  /** Whether `next build` needs the API. The others are built without a variable of the client's. */
  readonly asksWhenBuilt: boolean;
  readonly pages: Readonly<Record<string, "Ada" | "Eve">>;
}

const fresh = { "/api/users/owner": "Eve", "/users/owner": "Eve", "/api/me": "Eve" } as const;

/** Makes the projects from the files of a consumer, one for each release of Next.js and each of its ways to cache. */
export function nextProjects(consumer: string): Project[] {
  const next16 = join(consumer, "nextjs");
  const cacheComponents = join(consumer, "nextjs-cache-components");
  for (const file of ["lib.ts", "app/layout.tsx"]) cpSync(join(next16, file), join(cacheComponents, file));

  // Next.js 14 is found from there.
  const home14 = join(runtimesDirectory, "next-14");
  const next14 = join(home14, ".consumer/nextjs");
  cpSync(join(consumer, "node_modules"), join(home14, ".consumer/node_modules"), { recursive: true });
  cpSync(next16, next14, { recursive: true, filter: (path) => !/owner|roster/.test(path) });
  // The type of a page's parameters is another one.
  writeFileSync(join(next14, "next.config.mjs"), "export default { typescript: { ignoreBuildErrors: true } };\n");
  const home = runtimesDirectory;
  return [
    {
      name: "16: route handlers, Server Component, ISR",
      directory: next16,
      home,
      asksWhenBuilt: true,
      pages: { ...fresh, "/roster": "Eve", "/owner": "Ada" },
    },
    {
      name: '16: two routes with one client under cacheComponents, one of them "use cache"',
      directory: cacheComponents,
      home,
      asksWhenBuilt: true,
      pages: { "/live": "Eve", "/owner": "Ada" },
    },
    {
      name: "14: route handlers, Server Component",
      directory: next14,
      home: home14,
      asksWhenBuilt: false,
      pages: fresh,
    },
  ];
}

/** Builds a project, visits its pages before and after a user is renamed, and looks for secrets in what Next.js wrote. */
export async function nextProblems({ directory, home, asksWhenBuilt, pages }: Project): Promise<string[]> {
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
  const built = asksWhenBuilt ? env : plainEnvironment();
  await run(node, [next, "build"], { cwd: directory, env: built });
  const args = [next, "start", "--port", "0", "--hostname", "127.0.0.1"];
  const problems = await withServer(node, directory, args, env, async (url) => {
    const before = await pageProblems(
      url,
      Object.keys(pages).map((page) => [page, "Ada"]),
    );
    for (const id of ids) mock.users.add({ id, name: "Eve" });
    return [...before, ...(await pageProblems(url, Object.entries(pages)))];
  });
  return [...problems, ...leaks(join(directory, ".next"))];
}

async function pageProblems(url: string, pages: readonly (readonly [page: string, name: string])[]): Promise<string[]> {
  const problems: string[] = [];
  for (const [page, name] of pages) {
    const response = await fetch(url + page);
    const text = await response.text();
    if (!response.ok || !text.includes(name))
      problems.push(`${page}: ${response.status} without ${name}: ${text.slice(0, 300)}`);
  }
  return problems;
}

/** The files below a folder that hold the secret or the token, as it is or as a part of a base64 text. */
function leaks(folder: string): string[] {
  const needles = [secret, token].flatMap((text) => [
    text,
    // Whatever stands before and after it, some letters in the middle are the same.
    ...[0, 1, 2].map((before) =>
      Buffer.from(" ".repeat(before) + text)
        .toString("base64")
        .slice(4, -4),
    ),
  ]);
  const files = globSync("**", { cwd: folder, withFileTypes: true }).filter((entry) => entry.isFile());
  if (files.length === 0) throw new Error(`${folder} holds no file`);
  return files
    .map((file) => join(file.parentPath, file.name))
    .filter((path) => {
      const content = readFileSync(path);
      return needles.some((needle) => content.includes(needle));
    })
    .map((path) => `${path} holds the token or the secret`);
}
