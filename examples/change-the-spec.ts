/**
 * What the types refuse, and what the review says of a change to the spec before any code exists.
 *
 *     npx -y pnpm@12.21.0 demo
 */
import { spawnSync } from "node:child_process";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { join, relative } from "node:path";
import { fileURLToPath } from "node:url";

const here = fileURLToPath(new URL(".", import.meta.url));
const root = fileURLToPath(new URL("..", import.meta.url));

/** Below the examples, where the compiler finds the packages. */
const folder = await mkdtemp(join(here, "node_modules/.change-the-spec-"));

try {
  const program = `import { createClient } from "@frontegg-identity/client";

const frontegg = createClient({ region: "us", token: "…" });
await frontegg.updateUser("a-user", { name: "Ada" }, { timeoutMs: 2_000 });
await frontegg.updateUser("a-user", { nickname: "Ada" });
await frontegg.getUser("a-user", { timeout: 2_000 });
const seen: string = (await frontegg.getUser("a-user")).lastLogin;
`;
  await writeFile(join(folder, "program.mts"), program);
  await writeFile(
    join(folder, "tsconfig.json"),
    JSON.stringify({ extends: "../../tsconfig.json", compilerOptions: { noUnusedLocals: false }, include: ["*.mts"] }),
  );
  console.log(`

What the compiler refuses
-------------------------

${indented(program)}

${indented(refusalOf("tsc", ["-p", "."]))}`);

  const before = "mfaEnrolled:\n          type: boolean";
  const after = 'mfaEnrolled:\n          type: [boolean, "null"]';
  const text = await readFile(join(root, "spec/openapi.yaml"), "utf8");
  await writeFile(join(folder, "before.yaml"), text);
  await writeFile(join(folder, "after.yaml"), text.replace(before, after));
  const review = [join(root, "packages/openapi-review/src/cli.ts"), "before.yaml", "after.yaml", "--fail-on", "minor"];
  console.log(`
What a change to the spec means
-------------------------------

A pull request lets a field be null, and nothing else:

             mfaEnrolled:
    -          type: boolean
    +          type: [boolean, "null"]

The review says, before any code is written:

${indented(refusalOf(process.execPath, ["--conditions=frontegg-identity-source", ...review]))}`);
} finally {
  await rm(folder, { recursive: true });
}

console.log(`
Guides, the reference of the API and of the packages, and the mock to try in a page:

    npx -y pnpm@12.21.0 run docs`);

/** What a command prints that is to end with a refusal. */
function refusalOf(command: string, args: readonly string[]): string {
  // In CI the review would write Markdown, and add it to the job's summary.
  const env = { ...process.env, CI: "", GITHUB_STEP_SUMMARY: "" };
  const { status, stdout, stderr } = spawnSync(command, args, { cwd: folder, env, encoding: "utf8" });
  if (status === 0 || stderr !== "") throw new Error(`${command} was expected to refuse, and did not: ${stderr}`);
  return stdout.replaceAll(join(relative(folder, root), "/"), "");
}

function indented(text: string): string {
  return text.trim().replaceAll(/^(?=.)/gm, "    ");
}
