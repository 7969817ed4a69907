/// <reference lib="esnext.disposable" preserve="true" />
import type { IncomingMessage, ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { checkFields } from "./check-fields.ts";
import { control, CONTROL_PATH } from "./control.ts";
import { preflightHeaders, withCors } from "./cors-headers.ts";
import { fetchOf } from "./fetch-of.ts";
import { createMockCore, type IncomingRequest, type StopSignal } from "./mock-core.ts";
import type { Mock, MockOptions } from "./mock.ts";
import { SERVER_OPTIONS } from "./option-rules.ts";
import type { RenderedAnswer } from "./rendered-answer.ts";
import { BASE_PATH } from "./operations-and-schemas.ts";

/** Options of {@link startMock}. */
export interface MockServerOptions extends MockOptions {
  /**
   * The port, 0 to 65535.
   *
   * @defaultValue 0, a free port
   */
  readonly port?: number | undefined;
  /**
   * The address to listen on. Use `"0.0.0.0"` to be reachable from other machines and containers.
   *
   * @defaultValue "127.0.0.1"
   */
  readonly host?: string | undefined;
  /**
   * Lets tests in any language reset, override and stop the server over HTTP, at `/__mock/`. Anyone who can reach the port
   * can do so.
   *
   * @defaultValue false
   */
  readonly control?: boolean | undefined;
}

/** A mock that listens on a port. `await using mock = await startMock()` stops it at the end of the block. */
export interface MockServer extends Mock, AsyncDisposable {
  /** The base URL for the client: `http://127.0.0.1:{port}/identity`. Tokens are at `/auth/vendor` beside it. */
  readonly url: string;
  /** Stops the server at once, drops requests in flight, and frees the port. You can call it again. */
  close(): Promise<void>;
}

const NOT_CONTROLLED =
  "You can't control this mock over HTTP. Start it with --control, or with the option control: true";

interface ServerAnswer extends RenderedAnswer {
  /** Whether the server has to stop after this answer. */
  readonly stops?: boolean;
}

/**
 * Starts the mock of {@link createMock} as an HTTP server, for clients in other processes and for pages in browsers,
 * from any origin. `GET /health` answers 200 when it is up. It needs Node 20.16 or later, Bun or Deno, and no Fetch API.
 *
 * @throws TypeError as `createMock`. Error if the port is in use, or if this machine doesn't have the host's address.
 */
export async function startMock(options: MockServerOptions = {}): Promise<MockServer> {
  checkFields("The argument of startMock", options, SERVER_OPTIONS);
  const { port = 0, host = "127.0.0.1", control: controlled = false } = options;
  // Not an import: the package is bundled for browsers and workers too, which have no such module.
  const http = globalThis.process?.getBuiltinModule?.("node:http");
  if (http === undefined) throw new Error("startMock needs Node 20.16 or later, Bun or Deno. createMock runs anywhere");
  const core = createMockCore(options);

  async function answer(request: IncomingRequest, gone: StopSignal): Promise<ServerAnswer> {
    const { method, target } = request;
    const [path = ""] = target.split("?", 1);
    if ((method === "GET" || method === "HEAD") && path === "/health") return json(200, { status: "ok" });
    if (path !== CONTROL_PATH && !path.startsWith(`${CONTROL_PATH}/`)) return core.answer(request, gone);
    if (!controlled) return json(404, { errors: [NOT_CONTROLLED] });
    const { status, json: value, stops } = control(core, `${method} ${path}`, request.body);
    return { ...json(status, value), stops };
  }

  // Idle connections stay open: between two slow tests, a client could send just as one is closed, and see a reset.
  const server = http.createServer({ keepAliveTimeout: 0 }, (incoming, outgoing) => {
    void serve(incoming, outgoing, answer, close);
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
  const { answer: _, ...mock } = core;
  return {
    ...mock,
    fetch: fetchOf(core.answer),
    url: `http://${authorityOf(address)}${BASE_PATH}`,
    close,
    [Symbol.asyncDispose]: close,
  };
}

/** Answers one request of Node's server, and closes the server if the answer says so. It never rejects. */
async function serve(
  incoming: IncomingMessage,
  outgoing: ServerResponse,
  answer: (request: IncomingRequest, gone: StopSignal) => Promise<ServerAnswer>,
  close: () => Promise<void>,
): Promise<void> {
  const send = ({ status, headers, body }: ServerAnswer, done?: () => void): void => {
    outgoing.writeHead(status, withCors(incoming, headers)).end(body, done);
  };
  const gone = goneSignal(outgoing);
  try {
    const permitted = preflightHeaders(incoming);
    const answered = permitted
      ? { ...json(204, undefined), headers: permitted }
      : await answer(await received(incoming), gone);
    const { status, headers, body = "", fault, stops } = answered;
    if (fault === "cut") {
      outgoing.destroy();
    } else if (fault === "cutBody") {
      outgoing.writeHead(status, withCors(incoming, headers));
      outgoing.write(body.slice(0, Math.ceil(body.length / 2)), () => outgoing.destroy());
    } else {
      send(answered, () => void (stops && close()));
    }
  } catch (error) {
    // A listener threw, so the answer says so. Or the client has gone, and nothing can be told.
    if (gone.aborted) outgoing.destroy();
    else send(json(500, { errors: [String(error)] }));
  }
}

function json(status: number, value: unknown): RenderedAnswer {
  const headers = value === undefined ? {} : { "content-type": "application/json" };
  return { status, headers, body: JSON.stringify(value), fault: undefined };
}

async function received(incoming: IncomingMessage): Promise<IncomingRequest> {
  const { method = "GET", url = "/", headers } = incoming;
  let body = "";
  for await (const text of incoming.setEncoding("utf8")) body += String(text);
  const given = Object.entries(headers).map(([name, value]): [string, string] => [name, String(value)]);
  return { method, target: url, headers: Object.fromEntries(given), body };
}

/** Aborts when the client goes. Not an `AbortController`: a test's environment may have another one, or none. */
function goneSignal(outgoing: ServerResponse): StopSignal {
  let aborted = false;
  outgoing.once("close", () => (aborted = true));
  return {
    get aborted() {
      return aborted;
    },
    reason: "the client has gone",
    addEventListener: (_type: string, listener: () => void) => void outgoing.once("close", listener),
    removeEventListener: (_type: string, listener: () => void) => void outgoing.off("close", listener),
  };
}

/** The host under which this machine reaches the server. An address that means "all of them" can't be connected to. */
function authorityOf({ address, family, port }: AddressInfo): string {
  if (address === "0.0.0.0" || address === "::") return `127.0.0.1:${port}`;
  return family === "IPv6" ? `[${address}]:${port}` : `${address}:${port}`;
}

const REASONS: Readonly<Record<string, string>> = {
  EADDRINUSE: "the port is in use. Choose another one, or 0 for a free one",
  EACCES: "the port needs more rights. Choose one above 1023",
  EADDRNOTAVAIL: "this machine doesn't have this address",
  ENOTFOUND: "the host doesn't exist",
};

function reasonOf(error: unknown): string {
  const code = error instanceof Error && "code" in error ? String(error.code) : "";
  return REASONS[code] ?? String(error);
}
