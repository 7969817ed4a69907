import { execFile } from "node:child_process";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { promisify } from "node:util";
import { expect, test } from "vitest";

const root = new URL("../../../", import.meta.url);
/** Not below test/, which the type check reads at the same time. */
const temporary = new URL("../.readme-", import.meta.url).pathname;
const readme = await readFile(new URL("README.md", root), "utf8");

function blocks(language: string): string[] {
  return [...readme.matchAll(new RegExp(`^\`\`\`${language}\n(.*?)^\`\`\`$`, "gms"))].map(([, code = ""]) => code);
}

/** What a block takes for given when it does not say it itself. */
function preamble(code: string): string {
  const given = ['import type { FronteggClient } from "@frontegg-identity/client";', "declare const userId: string;"];
  if (!code.includes("const frontegg =")) given.push("declare const frontegg: FronteggClient;");
  return given.join("\n");
}

test("every TypeScript block of the README compiles", { timeout: 30_000 }, async () => {
  const folder = await mkdtemp(temporary);
  try {
    const code = blocks("ts");
    expect(code.length).toBeGreaterThanOrEqual(6);
    await Promise.all(
      code.map((text, i) => writeFile(`${folder}/block-${i}.ts`, `${preamble(text)}\n${text}\nexport {};\n`)),
    );
    await writeFile(
      `${folder}/tsconfig.json`,
      JSON.stringify({
        extends: "../tsconfig.json",
        compilerOptions: { rootDir: "../../..", noUnusedLocals: false, noPropertyAccessFromIndexSignature: false },
        include: ["*.ts"],
      }),
    );
    const { stdout } = await promisify(execFile)("tsc", ["-p", folder]).catch((error: { stdout: string }) => error);
    expect(stdout).toBe("");
  } finally {
    await rm(folder, { recursive: true });
  }
});

test("every pnpm command of the README is a script", async () => {
  const { scripts }: { scripts: object } = JSON.parse(await readFile(new URL("package.json", root), "utf8"));
  const commands = blocks("sh").flatMap((text) => [...text.matchAll(/pnpm@[\d.]+ (\S+)/g)].map(([, name]) => name));
  expect(commands).toEqual(expect.arrayContaining(["demo", "test"]));
  for (const command of commands) expect(scripts).toHaveProperty(command ?? "");
});
