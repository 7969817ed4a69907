import { execFile } from "node:child_process";

/** How to run a program. */
export interface RunOptions {
  readonly cwd?: string;
  readonly env?: NodeJS.ProcessEnv;
  /** Ends the program, so that nothing hangs. @defaultValue 600_000, far longer than anything takes on a busy machine */
  readonly timeoutMs?: number;
}

/**
 * Runs a program and gives what it wrote to stdout.
 *
 * @throws With everything that it wrote, when it fails or takes too long.
 */
export function run(program: string, args: readonly string[], options: RunOptions = {}): Promise<string> {
  const { cwd, env = process.env, timeoutMs = 600_000 } = options;
  return new Promise((resolve, reject) => {
    const settings = { cwd, env, timeout: timeoutMs, killSignal: "SIGKILL", maxBuffer: 64 * 2 ** 20 } as const;
    execFile(program, args, settings, (error, stdout, stderr) => {
      if (error === null) return resolve(stdout);
      const reason = error.killed === true ? `took longer than ${timeoutMs / 1000} s` : `failed (${error.code})`;
      reject(new Error(`${program} ${args.join(" ")} ${reason}\n${stdout}${stderr}`.trim(), { cause: error }));
    });
  });
}
