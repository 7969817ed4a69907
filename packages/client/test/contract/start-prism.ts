import { spawn } from "node:child_process";
import { once } from "node:events";
import { createRequire } from "node:module";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";

/** Prism, running as a process of its own. */
export interface Prism extends AsyncDisposable {
  readonly url: string;
}

const PROGRAM = createRequire(import.meta.url).resolve("@stoplight/prism-cli/dist/index.js");
const SPEC = fileURLToPath(import.meta.resolve("@frontegg-identity/spec/openapi.yaml"));

/** Starts `prism mock` on the spec, or `prism proxy` in front of an API, on a free port. */
export async function startPrism(...[command, upstream]: ["mock"] | ["proxy", string]): Promise<Prism> {
  const args = [PROGRAM, command, SPEC, ...(upstream === undefined ? [] : [upstream]), "--port", "0"];
  const child = spawn(process.execPath, args, { stdio: ["ignore", "pipe", "pipe"] });
  const output: string[] = [];
  child.stderr.on("data", (chunk: Buffer) => output.push(chunk.toString()));
  for await (const line of createInterface({ input: child.stdout })) {
    output.push(line);
    const url = /Prism is listening on (http:\S+)/.exec(line)?.[1];
    if (url === undefined) continue;
    // What it goes on to say must not fill the pipe.
    child.stdout.resume();
    return {
      url,
      async [Symbol.asyncDispose]() {
        const exited = once(child, "exit");
        child.kill();
        await exited;
      },
    };
  }
  throw new Error(`Prism did not start:\n${output.join("\n")}`);
}
