/// <reference lib="esnext.disposable" preserve="true" />
import type { IncomingMessage, ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { control, CONTROL_PATH } from "./control.ts";
import { preflightHeaders, withCors } from "./cors-headers.ts";
import { createMock } from "./create-mock.ts";
import type { Mock, MockOptions } from "./mock.ts";
import { isConnectionCut } from "./response.ts";

/** Options of {@link startMock}. */
export interface MockServerOptions extends MockOptions {
  /**
   * The port, 0 to 65535.
   *
   * @defaultValue 0, a free port
   */
  readonly port?: number | undefined;
  /**
   * The address to listen on. `"0.0.0.0"` is reachable from other machines and containers.
   *
   * @defaultValue "127.0.0.1"
   */
  readonly host?: string | undefined;
  /**
   * Lets whoever reaches the server reset and override it, at `/__mock/`: for tests in other languages.
   *
   * @defaultValue false
   */
  readonly control?: boolean | undefined;
}

/** A mock that listens. `await using mock = await startMock()` stops it at the end of the block. */
export interface MockServer extends Mock, AsyncDisposable {
  /** The base URL for the client: `http://127.0.0.1:{port}/identity`. Tokens are at `/auth/vendor` beside it. */
  readonly url: string;
  /** Stops the server at once, whatever is under way, and frees its port. May be called again. */
  close(): Promise<void>;
}

/**
 * Starts the mock of {@link createMock} as an HTTP server, for clients in other processes and for pages in browsers,
 * which any origin may call from. `GET /health` answers when it is up. On Node 20.16 and later, Bun and Deno.
 *
 * @throws RangeError for a port that is none, and as `createMock`. Error where the port is taken or the host is not an
 * address of this machine.
 */
export async function startMock(options: MockServerOptions = {}): Promise<MockServer> {
  const { port = 0, host = "127.0.0.1", control: controlled = false } = options;
  if (!Number.isInteger(port) || port < 0 || port > 65_535) {
    throw new RangeError(`port must be an integer from 0 to 65535, got ${String(port)}`);
  }
  // Not an import: the package is bundled for browsers and workers too, which have no such module.
  const http = globalThis.process?.getBuiltinModule?.("node:http");
  if (http === undefined) throw new Error("startMock needs Node 20.16 or later, Bun or Deno; createMock runs anywhere");
  const mock = createMock(options);

  async function answer(request: Request): Promise<Response> {
    const { pathname } = new URL(request.url);
    if (request.method === "GET" && pathname === "/health") return Response.json({ status: "ok" });
    if (controlled && pathname.startsWith(CONTROL_PATH)) return control(mock, request);
    return mock.fetch(request);
  }

  // No limit for idle connections: a client that sends just as one is closed would see a reset, between two slow tests.
  const server = http.createServer({ keepAliveTimeout: 0 }, (incoming, outgoing) => {
    void serve(incoming, outgoing, answer);
  });
  await new Promise<void>((resolve, reject) => {
    server.once("error", (error) => {
      reject(new Error(`cannot listen on port ${port} of ${host}: ${reasonOf(error)}`, { cause: error }));
    });
    server.listen(port, host, resolve);
  });

  let closed: Promise<void> | undefined;
  const close = (): Promise<void> => {
    closed ??= new Promise((resolve) => {
      server.close(() => resolve());
      server.closeAllConnections();
    });
    return closed;
  };
  // A server that listens on a port has an address of this kind.
  const address = server.address() as AddressInfo;
  return { ...mock, url: `http://${authorityOf(address)}/identity`, close, [Symbol.asyncDispose]: close };
}

/** Answers one request of Node's server as a `fetch` function does. It never rejects. */
async function serve(
  incoming: IncomingMessage,
  outgoing: ServerResponse,
  answer: (request: Request) => Promise<Response>,
): Promise<void> {
  const permitted = preflightHeaders(incoming);
  if (permitted) {
    outgoing.writeHead(204, withCors(incoming, permitted)).end();
    return;
  }
  const gone = new AbortController();
  outgoing.once("close", () => gone.abort());
  try {
    const request = await requestFrom(incoming, gone.signal);
    const response = await answer(request);
    outgoing.writeHead(response.status, withCors(incoming, Object.fromEntries(response.headers)));
    for await (const chunk of response.body ?? []) {
      // Sent before the next is asked for: what follows may be the cut, which would take it along.
      await new Promise((sent) => void outgoing.write(chunk, sent));
    }
    outgoing.end();
  } catch (error) {
    // A cut connection has begun its answer, or is one that the mock cut on purpose, or one whose client has gone.
    if (outgoing.headersSent || gone.signal.aborted || isConnectionCut(error)) {
      outgoing.destroy();
      return;
    }
    // A listener that throws, or a request that no `Request` can be: whoever sees the answer is told.
    outgoing.writeHead(500, withCors(incoming, { "content-type": "application/json" }));
    outgoing.end(JSON.stringify({ errors: [String(error)] }));
  }
}

async function requestFrom(incoming: IncomingMessage, signal: AbortSignal): Promise<Request> {
  const { method = "GET", url = "/", headers } = incoming;
  const chunks: Uint8Array[] = [];
  for await (const chunk of incoming) chunks.push(chunk as Uint8Array); // a stream without encoding
  const init = {
    method,
    headers: Object.entries(headers).map(([name, value]): [string, string] => [name, String(value)]),
  };
  const bodiless = method === "GET" || method === "HEAD" || chunks.length === 0;
  return new Request(`http://mock.invalid${url}`, {
    ...init,
    signal,
    body: bodiless ? null : new Blob(chunks as Uint8Array<ArrayBuffer>[]),
  });
}

/** Where the server is reached from this machine: an address that means "all of them" is no place to connect to. */
function authorityOf({ address, family, port }: AddressInfo): string {
  if (address === "0.0.0.0" || address === "::") return `127.0.0.1:${port}`;
  return family === "IPv6" ? `[${address}]:${port}` : `${address}:${port}`;
}

const REASONS: Readonly<Record<string, string>> = {
  EADDRINUSE: "the port is in use, choose another one or 0 for any that is free",
  EACCES: "the port needs more rights, choose one above 1023",
  EADDRNOTAVAIL: "this machine has no such address",
  ENOTFOUND: "there is no such host",
};

function reasonOf(error: unknown): string {
  const code = error instanceof Error && "code" in error ? String(error.code) : "";
  return REASONS[code] ?? String(error);
}
