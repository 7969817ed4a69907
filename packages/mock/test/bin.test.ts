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

function run(...args: string[]) {
  const flags = ["--conditions=frontegg-identity-source", "--no-warnings"];
  return spawn(process.execPath, [...flags, BIN, ...args], { stdio: ["ignore", "pipe", "pipe"] });
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
    while (!printed.includes("/auth/vendor")) await once(child.stdout, "data");

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
      expect.stringMatching(/^PUT \/identity\/resources\/users\/v1\/u-1 400 {2}metadata: .* {2}warning: nmae: /),
      "GET /identity/resources/vendor-only/users/v1/u-1 200",
    ]);
    expect(printed).not.toContain("MARKER");
  },
);

test.concurrent("explains itself, and says its version", async () => {
  const usage: unknown = expect.stringMatching(/^Usage: /);
  await expect(result("--help")).resolves.toEqual({ code: 0, stderr: "", stdout: usage });
  const version: unknown = expect.stringMatching(/^\d+\.\d+\.\d+\n$/);
  await expect(result("--version")).resolves.toEqual({ code: 0, stderr: "", stdout: version });
});

test.concurrent.each([
  [["--prot", "1"], "Unknown option '--prot'; --help lists the options"],
  [["4010"], "Unexpected argument '4010'; --help lists the options"],
  [["--port", "http"], '--port must be an integer from 0 to 65535, got "http"'],
  [["--port", "65536"], '--port must be an integer from 0 to 65535, got "65536"'],
  [["--latency", "1s"], '--latency must be an integer from 0 to 2147483647, got "1s"'],
  [["--users", "/nowhere.json"], "--users /nowhere.json: ENOENT: no such file or directory, open '/nowhere.json'"],
])("says in one sentence what is wrong with %j, and ends with 2", async (args, sentence) => {
  await expect(result(...args)).resolves.toEqual({ code: 2, stdout: "", stderr: `${sentence}\n` });
});

test.concurrent.each([
  ['{ "id": "u-1" }', "must hold a list of users"],
  ["[{", "Expected property name or '}' in JSON"],
  ['[{"id":"u","mfaEnrolled":1}]', 'The user "u" breaks the spec: mfaEnrolled: '],
])("says in one sentence what is wrong with users like %s, and ends with 2", async (content, reason) => {
  const { code, stdout, stderr } = await result("--port", "0", "--users", file(`${content.length}.json`, content));
  expect({ code, stdout, lines: stderr.split("\n").length }).toEqual({ code: 2, stdout: "", lines: 2 });
  expect(stderr).toContain(reason);
});

test.concurrent("says in one sentence that the port is in use, and ends with 2", async () => {
  const other = createServer().listen(0, "127.0.0.1");
  await once(other, "listening");
  // A server that listens on a port has an address of this kind.
  const { port } = other.address() as AddressInfo;
  const stderr = `cannot listen on port ${port} of 127.0.0.1: the port is in use, choose another one or 0 for any that is free\n`;
  await expect(result("--port", String(port))).resolves.toEqual({ code: 2, stdout: "", stderr });
  other.close();
});
