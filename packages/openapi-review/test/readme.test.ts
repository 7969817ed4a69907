import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, it } from "vitest";

it("prints for the README's demo what the README shows", () => {
  const readme = readFileSync(new URL("../README.md", import.meta.url), "utf8");
  const [, script = "", output] = /^```sh\n(.*?)^```\n\nIt prints:\n\n```text[^\n]*\n(.*?)^```/ms.exec(readme) ?? [];
  const folder = mkdtempSync(join(tmpdir(), "readme-"));
  try {
    const command = `"${process.execPath}" "${fileURLToPath(new URL("../src/cli.ts", import.meta.url))}"`;
    const local = script.replace("npx openapi-review", command);
    expect(local).not.toBe(script);
    expect(execFileSync("sh", ["-c", local], { cwd: folder, encoding: "utf8" })).toBe(output);
  } finally {
    rmSync(folder, { recursive: true });
  }
});
