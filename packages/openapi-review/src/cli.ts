#!/usr/bin/env node
import { oneLine } from "./document/one-line.ts";

// Node ends with 1 if an import fails, which means something else here. Only peers may be missing.
const { runCli } = await import("./run-cli.ts").catch((error: unknown) => {
  const reason = oneLine(error instanceof Error ? error.message : String(error));
  process.stderr.write(
    `openapi-review: openapi-typescript and typescript (5 or 6) must be installed beside openapi-review: ${reason}.\n`,
  );
  process.exit(2);
});

const { exitCode, stdout, stderr } = await runCli(process.argv.slice(2));
process.stdout.write(stdout);
process.stderr.write(stderr);
process.exitCode = exitCode;
