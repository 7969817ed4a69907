import { readFileSync } from "node:fs";
import { createServer as createProxy } from "node:http";
import { createServer } from "node:https";
import { connect } from "node:net";
import { join } from "node:path";
import { beforeAll, expect, test } from "vitest";
import { frameworksDirectory, installed, isMissing, nodePath } from "../src/installed.ts";
import { listen } from "../src/listen.ts";
import { run } from "../src/run-command.ts";
import { plainEnvironment } from "../src/start-server.ts";

/** A name that nothing resolves: who reaches it went through the proxy. */
const host = "frontegg.invalid";
const directory = join(frameworksDirectory, "proxies");
const ca = join(directory, "ca.pem");
const deno = ["run", "--allow-net", "--allow-read", "--allow-env", "--node-modules-dir=manual"];

/** Each name with a program, its arguments, and the variables that lead it to the proxy and to the company's authority. */
const ways: Readonly<Record<string, readonly [program: string, args: string[], env: (url: string) => object]>> = {
  "undici's ProxyAgent, Node 20": [nodePath("20"), ["by-agent.mjs"], byAgent],
  "undici's ProxyAgent, Node 22": [nodePath("22"), ["by-agent.mjs"], byAgent],
  "NODE_USE_ENV_PROXY, Node 24": [nodePath("24"), ["by-variable.mjs"], byVariable],
  "NODE_USE_ENV_PROXY, Node 26": [nodePath("26"), ["by-variable.mjs"], byVariable],
  "HTTPS_PROXY, Bun": [installed("bun/bin/bun.exe"), ["by-variable.mjs"], byVariable],
  "HTTPS_PROXY, Deno": [installed(".bin/deno"), [...deno, "by-variable.mjs"], byVariable],
};

beforeAll(createCertificates);

for (const [name, [program, args, variables]] of Object.entries(ways)) {
  test.skipIf(isMissing(program))(`${name}: the user comes through it`, async () => {
    const [key, cert] = ["key.pem", "cert.pem"].map((file) => readFileSync(join(directory, file)));
    await using api = await listen(
      createServer({ key, cert }, ({ url }, response) => {
        const answer = url === "/auth/vendor" ? { token: "a.b.c", expiresIn: 86_400 } : { id: "u-1", name: "Ada" };
        response.setHeader("content-type", "application/json").end(JSON.stringify(answer));
      }),
    );
    const reached = new Set<string | undefined>();
    const server = createProxy().on("connect", ({ url }, socket, head) => {
      reached.add(url);
      const tunnel = connect(Number(new URL(api.url).port), "127.0.0.1", () => {
        socket.write("HTTP/1.1 200 Connection established\r\n\r\n");
        tunnel.write(head);
        socket.pipe(tunnel).pipe(socket);
      });
      for (const end of [socket, tunnel]) end.on("error", () => undefined);
    });
    await using proxy = await listen(server);
    const env = {
      ...plainEnvironment(),
      FRONTEGG_BASE_URL: `https://${host}/identity`,
      FRONTEGG_CLIENT_ID: "an-id",
      FRONTEGG_SECRET: "a-secret",
      ...variables(proxy.url),
    };
    expect(await run(program, args, { cwd: directory, env })).toBe("Ada\n");
    expect([...reached]).toEqual([`${host}:443`]);
  });
}

function byAgent(url: string): object {
  return { COMPANY_PROXY: url, COMPANY_CA: ca };
}

function byVariable(url: string): object {
  return { HTTPS_PROXY: url, NODE_USE_ENV_PROXY: "1", NODE_EXTRA_CA_CERTS: ca, DENO_CERT: ca };
}

/** Makes an authority of a company's own, and its certificate for the API. */
async function createCertificates(): Promise<void> {
  const key = ["-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes"];
  await openssl("req", "-x509", ...key, "-subj", "/CN=A company", "-keyout", "ca-key.pem", "-out", "ca.pem");
  const names = `subjectAltName=DNS:${host}`;
  await openssl("req", ...key, "-subj", `/CN=${host}`, "-addext", names, "-keyout", "key.pem", "-out", "request.pem");
  const authority = ["-CA", "ca.pem", "-CAkey", "ca-key.pem", "-CAcreateserial", "-copy_extensions", "copy"];
  await openssl("x509", "-req", "-in", "request.pem", ...authority, "-out", "cert.pem");
}

async function openssl(...args: readonly string[]): Promise<void> {
  await run("openssl", args, { cwd: directory });
}
