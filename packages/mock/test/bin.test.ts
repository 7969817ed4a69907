import { spawn } from "node:child_process";
import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { text } from "node:stream/consumers";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { scenario } from "../src/index.ts";

const BIN = fileURLToPath(new URL("../src/bin.ts", import.meta.url));

function run(...args: string[]) {
  return spawn(process.execPath, [BIN, ...args], { stdio: ["ignore", "pipe", "pipe"] });
}

async function result(...args: string[]) {
  const child = run(...args);
  const [stdout, stderr, [code]] = await Promise.all([text(child.stdout), text(child.stderr), once(child, "close")]);
  return { stdout, stderr, code: code as unknown };
}

test.concurrent.for(["SIGINT", "SIGTERM"] as const)(
  "prints its URL and curl lines, logs requests, and ends with 0 on %s",
  async (signal, { onTestFinished }) => {
    const child = run("--port", "0");
    onTestFinished(() => void child.kill("SIGKILL"));
    const output = text(child.stdout);
    let printed = "";
    child.stdout.on("data", (chunk: Buffer) => (printed += chunk.toString()));
    while (!printed.includes("/auth/vendor")) await once(child.stdout, "data");

    const [url = ""] = /http:\S+\/identity/.exec(printed) ?? [];
    expect(printed).toContain(`  curl -H 'authorization: Bearer any' ${url}/resources/vendor-only/users/v1/`);
    const headers = { authorization: "Bearer MARKER" };
    const user = `${url}/resources/vendor-only/users/v1/u-1`;
    const due = fetch(user, { headers: { ...headers, ...scenario({ delayMs: 1_000_000 }) } });
    const cutOff = expect(due).rejects.toThrow("fetch failed");
    expect((await fetch(user, { headers })).status).toBe(200);

    child.kill(signal);
    await expect(once(child, "close")).resolves.toEqual([0, null]);
    await cutOff;
    await expect(output).resolves.toMatch(/^GET \/identity\/resources\/vendor-only\/users\/v1\/u-1 200$/m);
    expect(printed).not.toContain("MARKER");
  },
);

test.concurrent("explains itself", async () => {
  await expect(result("--help")).resolves.toMatchObject({
    code: 0,
    stderr: "",
    stdout: expect.stringMatching(/^Usage: /),
  });
});

test.concurrent.each([
  [["--prot", "1"], "Unknown option '--prot'; --help lists the options"],
  [["4010"], "Unexpected argument '4010'; --help lists the options"],
  [["--port", "http"], '--port must be an integer from 0 to 65535, got "http"'],
  [["--port", "65536"], '--port must be an integer from 0 to 65535, got "65536"'],
  [["--port", ""], '--port must be an integer from 0 to 65535, got ""'],
])("says in one sentence what is wrong with %j, and ends with 2", async (args, sentence) => {
  await expect(result(...args)).resolves.toEqual({ code: 2, stdout: "", stderr: `${sentence}\n` });
});

test.concurrent("says in one sentence that the port is in use, and ends with 2", async () => {
  const other = createServer().listen(0, "127.0.0.1");
  await once(other, "listening");
  // A server that listens on a port has an address of this kind.
  const { port } = other.address() as AddressInfo;
  await expect(result("--port", String(port))).resolves.toEqual({
    code: 2,
    stdout: "",
    stderr: `cannot listen on port ${port} of 127.0.0.1: the port is in use, choose another one or 0 for any that is free\n`,
  });
  other.close();
});
