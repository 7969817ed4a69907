import { createServer as createProxy } from "node:http";
import { createServer } from "node:https";
import { connect } from "node:net";
import { join } from "node:path";
import { readFileSync } from "node:fs";
import { run } from "@frontegg-identity/release";
import { compile } from "./compile.ts";
import { installed, nodePath } from "./installed.ts";
import { listen } from "./listen.ts";
import { plainEnvironment } from "./with-server.ts";

/** A name that nothing resolves: who reaches it went through the proxy. */
const host = "frontegg.invalid";
const deno = ["run", "--allow-net", "--allow-read", "--allow-env", "--node-modules-dir=manual"];

/** A program, and what runs it. */
interface Way {
  readonly name: string;
  readonly command: readonly [program: string, ...args: string[]];
  /** Further variables. */
  readonly env?: NodeJS.ProcessEnv;
}

const byVariable = { NODE_USE_ENV_PROXY: "1" };

export const proxyWays: readonly Way[] = [
  { name: "undici's ProxyAgent, Node 22", command: [nodePath("22"), "undici.ts"] },
  { name: "NODE_USE_ENV_PROXY, Node 24", command: [nodePath("24"), "app.ts"], env: byVariable },
  { name: "NODE_USE_ENV_PROXY, Node 26", command: [nodePath("26"), "app.ts"], env: byVariable },
  { name: "the option `proxy`, Bun", command: [installed("bun/bin/bun.exe"), "bun.ts"] },
  { name: "HTTPS_PROXY, Bun", command: [installed("bun/bin/bun.exe"), "app.ts"] },
  { name: "Deno.createHttpClient, Deno", command: [installed(".bin/deno"), ...deno, "deno.ts"] },
  { name: "HTTPS_PROXY, Deno", command: [installed(".bin/deno"), ...deno, "app.ts"] },
];

/** Runs a program whose server only the proxy reaches, by TLS with a certificate of a company's own. */
export async function proxyProblems(directory: string, { command: [program, ...args], env }: Way): Promise<string[]> {
  await using api = await startApi(directory);
  const reached: (string | undefined)[] = [];
  const proxy = createProxy().on("connect", ({ url }, socket, head) => {
    reached.push(url);
    const tunnel = connect(Number(new URL(api.url).port), "127.0.0.1", () => {
      socket.write("HTTP/1.1 200 Connection established\r\n\r\n");
      tunnel.write(head);
      socket.pipe(tunnel).pipe(socket);
    });
    for (const end of [socket, tunnel]) end.on("error", () => undefined);
  });
  await using listening = await listen(proxy);
  const ca = join(directory, "ca.pem");
  const output = await run(program, args, {
    cwd: directory,
    env: {
      ...settings(`https://${host}/identity`),
      HTTPS_PROXY: listening.url,
      NODE_EXTRA_CA_CERTS: ca,
      DENO_CERT: ca,
      ...env,
    },
  });
  return output === "Ada\n" && reached.every((url) => url === `${host}:443`)
    ? []
    : [`it printed ${output}, by ${reached.join()}`];
}

/** Runs a program that trusts a company's certificate by its own code. */
export async function customCaProblems(directory: string): Promise<string[]> {
  await using api = await startApi(directory);
  const env = { ...settings(`${api.url.replace("http", "https")}/identity`), COMPANY_CA: join(directory, "ca.pem") };
  const output = await run(nodePath("22"), ["custom-ca.ts"], { cwd: directory, env });
  return output === "Ada\n" ? [] : [`it printed ${output}`];
}

/** Compiles the programs, and functions that people pass as `fetch`, with the types that each runtime has. */
export const fetchTypes: Readonly<Record<string, (directory: string) => Promise<string[]>>> = {
  "with the types of Node": (directory) =>
    typeProblems(directory, "node", ["app.ts", "undici.ts", "custom-ca.ts", "any-fetch.ts"]),
  "with the types of Bun": (directory) => typeProblems(directory, "bun-types", ["app.ts", "bun.ts", "any-fetch.ts"]),
  "by deno check": async (directory) => {
    await run(installed(".bin/deno"), ["check", "--node-modules-dir=manual", "deno.ts"], {
      cwd: directory,
      env: plainEnvironment(),
    });
    return [];
  },
};

async function typeProblems(directory: string, types: string, files: readonly string[]): Promise<string[]> {
  const problems: string[] = [];
  for (const compiler of ["5.9", "7.0"] as const) {
    const way = {
      compiler,
      moduleResolution: "nodenext",
      exactOptionalPropertyTypes: true,
      skipLibCheck: true,
    } as const;
    for (const lib of [["es2022"], ["es2022", "dom", "dom.iterable"]]) {
      const found = await compile(directory, files, { ...way, further: { types: [types], lib } });
      problems.push(
        ...found.map(
          ({ file, line, message }) => `TypeScript ${compiler}, lib ${lib.join()}: ${file}:${line} ${message}`,
        ),
      );
    }
  }
  return problems;
}

/** Makes an authority of a company's own, and a certificate of it for the API. */
export async function createCertificates(directory: string): Promise<void> {
  const openssl = (...args: readonly string[]) => run("openssl", args, { cwd: directory });
  const key = ["-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes"];
  await openssl("req", "-x509", ...key, "-subj", "/CN=A company", "-keyout", "ca-key.pem", "-out", "ca.pem");
  const names = `subjectAltName=DNS:${host},IP:127.0.0.1`;
  await openssl("req", ...key, "-subj", `/CN=${host}`, "-addext", names, "-keyout", "key.pem", "-out", "request.pem");
  const authority = ["-CA", "ca.pem", "-CAkey", "ca-key.pem", "-CAcreateserial", "-copy_extensions", "copy"];
  await openssl("x509", "-req", "-in", "request.pem", ...authority, "-out", "cert.pem");
}

function settings(baseUrl: string): NodeJS.ProcessEnv {
  return {
    ...plainEnvironment(),
    FRONTEGG_BASE_URL: baseUrl,
    FRONTEGG_CLIENT_ID: "an-id",
    FRONTEGG_SECRET: "a-secret",
  };
}

async function startApi(directory: string): ReturnType<typeof listen> {
  const [key, cert] = ["key.pem", "cert.pem"].map((file) => readFileSync(join(directory, file)));
  const server = createServer({ key, cert }, ({ url }, response) => {
    const answer = url === "/auth/vendor" ? { token: "a.b.c", expiresIn: 86_400 } : { id: "u-1", name: "Ada" };
    response.setHeader("content-type", "application/json").end(JSON.stringify(answer));
  });
  return listen(server);
}
