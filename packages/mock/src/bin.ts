#!/usr/bin/env node
import { parseArgs } from "node:util";
import type { Mock, MockOptions } from "./start-mock.ts";

const HELP = `Usage: frontegg-identity-mock [options]

Answers three Frontegg identity endpoints and /auth/vendor with the examples of their spec, until Ctrl-C.

  --port <n>     The port to listen on, 0 for any that is free (default 4010)
  --host <addr>  The address to listen on (default 127.0.0.1)
  --seed <text>  Makes the random data of "Prefer: dynamic=true" repeatable
  --errors       Answers 500 where an example of the spec breaks its own schema
  --help         Shows this
`;

const USAGE_ERROR = 2;

await main(process.argv.slice(2));

async function main(args: readonly string[]): Promise<void> {
  let mock: Mock;
  try {
    const options = optionsFrom(args);
    if (options === "help") {
      process.stdout.write(HELP);
      return;
    }
    // Prism takes a while to load, and a mistyped flag should not wait for it.
    const { startMock } = await import("./start-mock.ts");
    mock = await startMock({
      ...options,
      onRequest: ({ method, path, status }) => console.log(`${method} ${path} ${status}`),
    });
  } catch (error) {
    // One sentence: the reason is in the message, and a stack trace adds nothing for whoever mistyped a flag.
    console.error(error instanceof Error ? error.message : String(error));
    process.exitCode = USAGE_ERROR;
    return;
  }
  for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, () => void mock.close());
  console.log(greeting(mock.url));
}

function optionsFrom(args: readonly string[]): MockOptions | "help" {
  const { values } = parsed(args);
  if (values.help) return "help";
  if (!/^\d+$/.test(values.port) || Number(values.port) > 65_535) {
    throw new RangeError(`--port must be an integer from 0 to 65535, got "${values.port}"`);
  }
  return { port: Number(values.port), host: values.host, seed: values.seed, errors: values.errors };
}

function parsed(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      options: {
        port: { type: "string", default: "4010" },
        host: { type: "string", default: "127.0.0.1" },
        seed: { type: "string" },
        errors: { type: "boolean", default: false },
        help: { type: "boolean", default: false },
      },
    });
  } catch (error) {
    // Node explains at length; its first sentence names the argument.
    const [sentence] = String(error instanceof Error ? error.message : error).split(/[.\n]/, 1);
    throw new Error(`${sentence}; --help lists the options`, { cause: error });
  }
}

function greeting(url: string): string {
  const user = `${url}/resources/vendor-only/users/v1/6f1c0b9e-5d0a-4f0e-9c1b-2f6f3f1d9a10`;
  return `The mock answers at ${url} until Ctrl-C. Try:

  curl -H 'authorization: Bearer any' ${user}
  curl -H 'authorization: Bearer any' -H 'prefer: code=404' ${user}
  curl -H 'authorization: Bearer any' -H 'prefer: example=sparse' ${user}
  curl -H 'content-type: application/json' -d '{"clientId":"any","secret":"any"}' ${new URL("/auth/vendor", url).href}
`;
}
