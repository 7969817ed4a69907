import { spawn, type SpawnOptions } from "node:child_process";
import { fileURLToPath } from "node:url";

/** How a process ended and what it printed. */
export interface Ending {
  /** Null if a signal ended it. */
  readonly exitCode: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** A running process. */
export interface Started {
  readonly pid: number | undefined;
  readonly ended: Promise<Ending>;
  /** What it has printed so far. */
  readonly output: () => string;
  kill(signal: NodeJS.Signals): void;
}

/** How to start a process. */
export interface StartOptions {
  readonly env?: Readonly<Record<string, string>>;
  readonly input?: string;
  /** Starts the command through another one, such as a shell with limits. */
  readonly through?: readonly string[];
  readonly spawn?: SpawnOptions;
}

/** Starts our command from its sources, or what CLI_COMMAND names, such as an installed one on another Node. */
export const COMMAND: readonly string[] = process.env["CLI_COMMAND"]?.split(" ") ?? [
  process.execPath,
  "--conditions=frontegg-identity-source",
  fileURLToPath(new URL("../../src/bin.ts", import.meta.url)),
];

/** Starts our command as a process of its own, as users do. */
export function startCommand(
  args: readonly string[],
  { env, input, through = [], ...options }: StartOptions = {},
): Started {
  const [program = "", ...rest] = [...through, ...COMMAND, ...args];
  const credentials = { FRONTEGG_CLIENT_ID: "an-id", FRONTEGG_SECRET: "a-secret" };
  const child = spawn(program, rest, {
    env: { ...process.env, ...credentials, ...env },
    stdio: "pipe",
    ...options.spawn,
  });
  let stdout = "";
  let stderr = "";
  child.stdout?.setEncoding("utf8").on("data", (text: string) => (stdout += text));
  child.stderr?.setEncoding("utf8").on("data", (text: string) => (stderr += text));
  child.stdin?.on("error", () => {}).end(input);
  const ended = new Promise<Ending>((resolve, reject) => {
    child.on("error", reject);
    child.on("close", (exitCode) => resolve({ exitCode, stdout, stderr }));
  });
  return { pid: child.pid, ended, output: () => stdout + stderr, kill: (signal) => child.kill(signal) };
}
