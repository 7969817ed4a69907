import { spawn } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";

/** Nothing of pnpm's or of this process's own settings reaches the program. */
export function plainEnvironment(): NodeJS.ProcessEnv {
  const { PATH, HOME } = process.env;
  return { PATH, HOME, NO_COLOR: "1", NEXT_TELEMETRY_DISABLED: "1", DENO_NO_UPDATE_CHECK: "1" };
}

/** Starts a server that prints its URL, and stops it after its use. */
export async function withServer(
  program: string,
  cwd: string,
  args: readonly string[],
  env: NodeJS.ProcessEnv,
  use: (url: string) => Promise<string[]>,
): Promise<string[]> {
  const server = spawn(program, args, {
    cwd,
    env: { ...plainEnvironment(), ...env },
    stdio: ["ignore", "pipe", "pipe"],
    // It only ends a hang.
    timeout: 600_000,
  });
  const exited = once(server, "exit");
  const errors: string[] = [];
  server.stderr.on("data", (chunk) => errors.push(String(chunk)));
  try {
    const problems = await use(await firstUrl(server.stdout, errors));
    return problems.length === 0 ? [] : [...problems, ...errors];
  } finally {
    server.kill("SIGKILL");
    await exited;
  }
}

async function firstUrl(output: NodeJS.ReadableStream, errors: readonly string[]): Promise<string> {
  const lines: string[] = [];
  for await (const line of createInterface({ input: output })) {
    lines.push(line);
    const url = /http:\/\/127\.0\.0\.1:[1-9]\d*/.exec(line)?.[0];
    if (url !== undefined) {
      output.resume();
      return url;
    }
  }
  throw new Error(`it printed no URL:\n${lines.join("\n")}\n${errors.join("")}`);
}
