#!/usr/bin/env node
import { operations } from "@frontegg-identity/types/operations";
import { curlLine } from "./curl-line.ts";
import { optionsFrom } from "./command-line.ts";
import { startMock, type MockRequest, type MockServer } from "./index.ts";

const USAGE_ERROR = 2;
const POLL_MS = 500;
/** A spec may have hundreds. */
const SHOWN_OPERATIONS = 5;

// The reader of the output may end before the mock, as in `| head`. The mock goes on.
for (const stream of [process.stdout, process.stderr]) {
  stream.on("error", (error: NodeJS.ErrnoException) => {
    if (error.code !== "EPIPE") throw error;
  });
}
await main(process.argv.slice(2));

async function main(args: readonly string[]): Promise<void> {
  let mock: MockServer;
  try {
    const options = optionsFrom(args);
    if (typeof options === "string") {
      process.stdout.write(options);
      return;
    }
    mock = await startMock({ ...options, onRequest: (request) => console.log(lineOf(request)) });
  } catch (error) {
    // Without a stack trace, which adds nothing to a mistyped flag.
    console.error(error instanceof Error ? error.message : String(error));
    process.exitCode = USAGE_ERROR;
    return;
  }
  for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, () => void mock.close());
  stopWithNpx(mock);
  console.log(greeting(mock));
}

/** Stops the mock when npx is killed, because npx passes no signal on to what it started. */
function stopWithNpx(mock: MockServer): void {
  if (process.env["npm_command"] !== "exec") return;
  const npx = process.ppid;
  setInterval(() => void (process.ppid !== npx && mock.close()), POLL_MS).unref();
}

function lineOf({ method, path, status, reason, warnings }: MockRequest): string {
  const notes = [...(reason === undefined ? [] : [reason]), ...warnings.map((warning) => `warning: ${warning}`)];
  return [`${method} ${path} ${status ?? "no answer"}`, ...notes].join("  ");
}

function greeting(mock: MockServer): string {
  const lines = Object.values(operations)
    .slice(0, SHOWN_OPERATIONS)
    .map((operation) => `  ${curlLine(operation, mock)}`);
  return `The mock answers at ${mock.url} until Ctrl-C. Try:\n\n${lines.join("\n")}\n`;
}
