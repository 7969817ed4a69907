import { execa } from "execa";

/** How to run a program. */
export interface RunOptions {
  readonly cwd?: string;
  /** The whole environment. @defaultValue that of this process */
  readonly env?: NodeJS.ProcessEnv;
}

/**
 * Runs a program and returns what it wrote to stdout.
 *
 * @throws With everything that it wrote, when it fails or takes longer than ten minutes.
 */
export async function run(program: string, args: readonly string[], options: RunOptions = {}): Promise<string> {
  const { cwd = process.cwd(), env = process.env } = options;
  // It only ends a hang.
  const limit = { timeout: 600_000, killSignal: "SIGKILL" } as const;
  const how = { cwd, env, extendEnv: false, stripFinalNewline: false, ...limit } as const;
  return (await execa(program, args, how)).stdout;
}
