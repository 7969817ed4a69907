import { execa } from "execa";

/** A program that serves. Disposing of it kills it. */
export interface Server extends AsyncDisposable {
  readonly url: string;
  /** Returns what it has written. */
  readonly output: () => string;
  /** Sends SIGTERM, and resolves with the exit code. */
  readonly terminate: () => Promise<number | undefined>;
}

/** Returns an environment without pnpm's and vitest's settings, in which nothing calls home. */
export function plainEnvironment(): NodeJS.ProcessEnv {
  const { PATH, HOME } = process.env;
  return { PATH, HOME, NO_COLOR: "1", NEXT_TELEMETRY_DISABLED: "1", DENO_NO_UPDATE_CHECK: "1" };
}

/** Starts a program that prints its URL. */
export async function startServer(
  program: string,
  args: readonly string[],
  { cwd, env }: { readonly cwd: string; readonly env?: NodeJS.ProcessEnv },
): Promise<Server> {
  // The timeout only ends a hang.
  const how = { cwd, env: { ...plainEnvironment(), ...env }, extendEnv: false, all: true, timeout: 600_000 } as const;
  const server = execa(program, args, { ...how, stdin: "ignore", reject: false });
  const { promise, resolve, reject } = Promise.withResolvers<string>();
  let output = "";
  server.all.on("data", (chunk) => {
    output += String(chunk);
    const [, url] = /(http:\/\/127\.0\.0\.1:[1-9]\d*\S*)\s/.exec(output) ?? [];
    if (url !== undefined) resolve(url);
  });
  void server.then(({ shortMessage }) => reject(new Error(`${shortMessage}. It printed no URL:\n${output}`)));
  const end = async (signal: NodeJS.Signals): Promise<number | undefined> => {
    server.kill(signal);
    return (await server).exitCode;
  };
  return {
    url: await promise,
    output: () => output,
    terminate: () => end("SIGTERM"),
    async [Symbol.asyncDispose]() {
      await end("SIGKILL");
    },
  };
}
