import { spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import { expect, it } from "vitest";

const cli = fileURLToPath(new URL("../src/cli.ts", import.meta.url));

it("says in one sentence that TypeScript isn't installed, and doesn't exit with 1, which is the code of --fail-on", () => {
  const hooks = `import { registerHooks } from "node:module";
registerHooks({
  resolve(name, context, next) {
    if (name === "typescript") throw new Error("Cannot find package 'typescript'\\n  imported from here");
    return next(name, context);
  },
});`;
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    ["--import", `data:text/javascript,${encodeURIComponent(hooks)}`, cli, "old.yaml", "new.yaml"],
    { encoding: "utf8" },
  );
  expect({ status, stdout, stderr }).toEqual({
    status: 2,
    stdout: "",
    stderr:
      "openapi-review: openapi-typescript and typescript (5 or 6) must be installed beside openapi-review: Cannot find package 'typescript' imported from here.\n",
  });
});
