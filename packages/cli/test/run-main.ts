import { vi } from "vitest";
import { main } from "../src/main.ts";
import type { Ending } from "./faults/start-command.ts";

/** Runs the command in this process, which takes a tenth of the time that starting one does. */
export async function runMain(args: readonly string[], environment: Readonly<Record<string, string>>): Promise<Ending> {
  const printed = { stdout: "", stderr: "" };
  for (const name of ["stdout", "stderr"] as const) {
    vi.spyOn(process[name], "write").mockImplementation((text, ...rest: unknown[]) => {
      printed[name] += String(text);
      const written = rest.at(-1); // `writeLine` passes a callback
      if (typeof written === "function") written();
      return true;
    });
  }
  try {
    const exitCode = await main(args, environment);
    return { exitCode, ...printed };
  } finally {
    vi.restoreAllMocks();
  }
}
