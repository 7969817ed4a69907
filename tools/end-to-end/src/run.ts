import { execa } from "execa";

/** How to run a program. */
export interface RunOptions {
  readonly cwd?: string;
  /** The whole environment. @defaultValue that of this process */
  readonly env?: NodeJS.ProcessEnv;
  /** Ends the program, so that nothing hangs. @defaultValue 600_000, far longer than anything takes on a busy machine */
  readonly timeoutMs?: number;
}

/**
 * Runs a program and returns what it wrote to stdout.
 *
 * @throws With everything that it wrote, when it fails or takes too long.
 */
export async function run(program: string, args: readonly string[], options: RunOptions = {}): Promise<string> {
  const { cwd = process.cwd(), env = process.env, timeoutMs: timeout = 600_000 } = options;
  const how = { cwd, env, extendEnv: false, timeout, killSignal: "SIGKILL", stripFinalNewline: false } as const;
  return (await execa(program, args, how)).stdout;
}
