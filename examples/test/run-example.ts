import { spawn } from "node:child_process";
import { fileURLToPath } from "node:url";

/** How an example ended and what it printed. */
export interface Ending {
  /** Null when a signal ended it. */
  readonly exitCode: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** A running example. */
export interface Run {
  readonly ended: Promise<Ending>;
  /** What it has printed so far. */
  readonly output: () => string;
  kill(signal: NodeJS.Signals): void;
}

/** Starts an example the way a user does, as a process of its own, but with the packages' sources. */
export function startExample(
  file: string,
  args: readonly string[] = [],
  options: { readonly env?: Readonly<Record<string, string>>; readonly input?: string } = {},
): Run {
  const path = fileURLToPath(new URL(`../${file}`, import.meta.url));
  const child = spawn(process.execPath, ["--conditions=frontegg-identity-source", path, ...args], {
    env: { ...process.env, ...options.env },
  });
  let stdout = "";
  let stderr = "";
  child.stdout.setEncoding("utf8").on("data", (text: string) => (stdout += text));
  child.stderr.setEncoding("utf8").on("data", (text: string) => (stderr += text));
  child.stdin.end(options.input);
  const ended = new Promise<Ending>((resolve, reject) => {
    child.on("error", reject);
    child.on("close", (exitCode) => resolve({ exitCode, stdout, stderr }));
  });
  return { ended, output: () => stdout + stderr, kill: (signal) => child.kill(signal) };
}

/** Runs an example to its end. */
export function runExample(...parameters: Parameters<typeof startExample>): Promise<Ending> {
  return startExample(...parameters).ended;
}
