import { spawn } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";

/** A program that serves, and what it wrote to stderr. */
export interface Server extends AsyncDisposable {
  readonly url: string;
  readonly errors: readonly string[];
  /** Sends SIGTERM, and resolves with the exit code. */
  readonly terminate: () => Promise<number | null>;
}

/** Returns an environment without pnpm's and vitest's settings, in which nothing calls home. */
export function plainEnvironment(): NodeJS.ProcessEnv {
  const { PATH, HOME } = process.env;
  return { PATH, HOME, NO_COLOR: "1", NEXT_TELEMETRY_DISABLED: "1", DENO_NO_UPDATE_CHECK: "1" };
}

/** Starts a program that prints its URL. Disposing of it kills it. */
export async function startServer(
  program: string,
  args: readonly string[],
  { cwd, env }: { readonly cwd: string; readonly env?: NodeJS.ProcessEnv },
): Promise<Server> {
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
  const end = async (signal: NodeJS.Signals): Promise<number | null> => {
    server.kill(signal);
    const [code] = (await exited) as [number | null]; // as the event has it
    return code;
  };
  try {
    const url = await firstUrl(server.stdout);
    return {
      url,
      errors,
      terminate: () => end("SIGTERM"),
      async [Symbol.asyncDispose]() {
        await end("SIGKILL");
      },
    };
  } catch (error) {
    await end("SIGKILL");
    throw new Error(`${program} ${args.join(" ")}\n${errors.join("")}`, { cause: error });
  }
}

async function firstUrl(output: NodeJS.ReadableStream): Promise<string> {
  const lines: string[] = [];
  for await (const line of createInterface({ input: output })) {
    lines.push(line);
    const [url] = /http:\/\/127\.0\.0\.1:[1-9]\d*\S*/.exec(line) ?? [];
    if (url !== undefined) {
      output.resume();
      return url;
    }
  }
  throw new Error(`It printed no URL:\n${lines.join("\n")}`);
}
