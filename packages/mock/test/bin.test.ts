import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { text } from "node:stream/consumers";
import { fileURLToPath } from "node:url";
import { afterAll, expect, test } from "vitest";

const BIN = fileURLToPath(new URL("../src/bin.ts", import.meta.url));
const directory = mkdtempSync(join(tmpdir(), "mock-bin-"));
afterAll(() => rmSync(directory, { recursive: true }));

function file(name: string, content: string): string {
  const path = join(directory, name);
  writeFileSync(path, content);
  return path;
}

const FLAGS = ["--conditions=frontegg-identity-source", "--no-warnings"];

function run(...args: string[]) {
  return spawn(process.execPath, [...FLAGS, BIN, ...args], { stdio: ["ignore", "pipe", "pipe"] });
}

async function result(...args: string[]) {
  const child = run(...args);
  const [stdout, stderr, [code]] = await Promise.all([text(child.stdout), text(child.stderr), once(child, "close")]);
  return { stdout, stderr, code: code as unknown };
}

test.concurrent.for(["SIGINT", "SIGTERM"] as const)(
  "prints its URL and curl lines, logs each request with the reason of a refusal, and ends with 0 on %s",
  async (signal, { onTestFinished }) => {
    const users = file(`users-${signal}.json`, '[{ "id": "u-1", "name": "Eve" }]');
    const child = run("--port", "0", "--users", users, "--control");
    onTestFinished(() => void child.kill("SIGKILL"));
    const output = text(child.stdout);
    let printed = "";
    child.stdout.on("data", (chunk: Buffer) => (printed += chunk.toString()));
    while (!printed.includes("curl ")) await once(child.stdout, "data");

    const [url = ""] = /http:\S+\/identity/.exec(printed) ?? [];
    expect(printed).toContain(`  curl -H 'authorization: Bearer any' ${url}/resources/vendor-only/users/v1/u-1\n`);
    const headers = { authorization: "Bearer MARKER", "content-type": "application/json" };
    const user = `${url}/resources/vendor-only/users/v1/u-1`;
    expect(await (await fetch(user, { headers })).json()).toMatchObject({ name: "Eve" });
    const update = { method: "PUT", headers, body: '{"metadata":{},"nmae":"MARKED"}' };
    await fetch(`${url}/resources/users/v1/u-1`, update);
    await fetch(`${url}/__mock/on`.replace("/identity", ""), {
      method: "POST",
      body: '{"operation":"getUser","delayMs":1000000}',
    });
    const cutOff = fetch(user, { headers }).catch((error: unknown) => error);
    // An answer that is due for long does not keep it alive.
    while (printed.match(/^GET /gm)?.length !== 2) await once(child.stdout, "data");

    child.kill(signal);
    await expect(once(child, "close")).resolves.toEqual([0, null]);
    await expect(cutOff).resolves.toBeInstanceOf(TypeError);
    const lines = (await output).trimEnd().split("\n").slice(-3);
    expect(lines).toEqual([
      "GET /identity/resources/vendor-only/users/v1/u-1 200",
      expect.stringMatching(/^PUT \/identity\/resources\/users\/v1\/u-1 400 {2}metadata .* {2}warning: nmae isn't/),
      "GET /identity/resources/vendor-only/users/v1/u-1 200",
    ]);
    expect(printed).not.toContain("MARKER");
  },
);

/** Waits until a child has printed a text. */
async function outputUntil(child: ReturnType<typeof run>, part: string): Promise<string> {
  let output = "";
  for await (const chunk of child.stdout.iterator({ destroyOnReturn: false })) {
    output += String(chunk);
    if (output.includes(part)) return output;
  }
  throw new Error(`It ended after ${output}`);
}

const urlIn = (output: string): string => /http:\S+\/identity/.exec(output)?.[0] ?? "";

test.concurrent("goes on after the reader of its output has ended", async ({ onTestFinished }) => {
  const child = run("--port", "0");
  onTestFinished(() => void child.kill("SIGKILL"));
  const url = urlIn(await outputUntil(child, "curl "));
  child.stdout.destroy();
  child.stderr.destroy();
  for (let i = 0; i < 3; i++) expect((await fetch(url)).status).toBe(404);
  child.kill("SIGTERM");
  await expect(once(child, "exit")).resolves.toEqual([0, null]);
});

test.concurrent("ends with 0 on POST /__mock/stop", async ({ onTestFinished }) => {
  const child = run("--port", "0", "--control");
  onTestFinished(() => void child.kill("SIGKILL"));
  const url = urlIn(await outputUntil(child, "curl "));
  await fetch(new URL("/__mock/stop", url), { method: "POST" });
  await expect(once(child, "exit")).resolves.toEqual([0, null]);
});

test.concurrent("ends when the npx that started it is killed", async ({ onTestFinished }) => {
  // What npx is to it: a parent that passes no signal on.
  const starter = `require("node:child_process").spawn(process.execPath, process.argv.slice(1), { stdio: "inherit" });`;
  const args = ["--eval", starter, "--", ...FLAGS, BIN, "--port", "0"];
  const npx = spawn(process.execPath, args, {
    stdio: ["ignore", "pipe", "pipe"],
    env: { ...process.env, npm_command: "exec" },
  });
  onTestFinished(() => void npx.kill("SIGKILL"));
  const url = urlIn(await outputUntil(npx, "curl "));
  npx.kill("SIGTERM");
  // Its output ends with it.
  await text(npx.stdout);
  await expect(fetch(url)).rejects.toThrow("fetch failed");
});

test.concurrent("prints its help", async () => {
  const usage: unknown = expect.stringMatching(/^Usage: /);
  await expect(result("--help")).resolves.toEqual({ code: 0, stderr: "", stdout: usage });
});

test.concurrent("prints one sentence if the port is in use, and ends with 2", async () => {
  const other = createServer().listen(0, "127.0.0.1");
  await once(other, "listening");
  // A server that listens on a port has an address of this kind.
  const { port } = other.address() as AddressInfo;
  const stderr = `cannot listen on port ${port} of 127.0.0.1: the port is in use. Choose another one, or 0 for a free one\n`;
  await expect(result("--port", String(port))).resolves.toEqual({ code: 2, stdout: "", stderr });
  other.close();
});
