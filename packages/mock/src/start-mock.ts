/// <reference lib="esnext.disposable" preserve="true" />
import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import type { MockRequest } from "./mock-request.ts";
import { readOperations } from "./read-operations.ts";
import { requestHandler } from "./request-handler.ts";
import { startPrism } from "./start-prism.ts";

/** Options of {@link startMock}. */
export interface MockOptions {
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
   * Answers 500 where the spec's own example breaks its schema, instead of reporting it in `sl-violations`.
   *
   * @defaultValue false
   */
  readonly errors?: boolean | undefined;
  /** Makes the random data of `dynamic` answers repeatable. */
  readonly seed?: string | undefined;
  /**
   * Called with each request before its answer is sent: give a spy to see what was asked. An error that it throws is
   * answered as a 500 with its message. CORS preflights are left out.
   */
  readonly onRequest?: ((request: MockRequest) => void) | undefined;
}

/** A running mock. `await using mock = await startMock()` stops it at the end of the block. */
export interface Mock extends AsyncDisposable {
  /** The base URL for the client: `http://127.0.0.1:{port}/identity`. Tokens are at `/auth/vendor` beside it. */
  readonly url: string;
  /** Stops the mock at once, whatever is under way, and frees its port. May be called again. */
  close(): Promise<void>;
}

/**
 * Starts a mock of the API on the paths of production. It checks each request against the spec and answers with the
 * spec's examples; a request chooses another answer with the headers of `scenario()` or with Prism's `Prefer`.
 *
 * @throws RangeError for a port that is none. Error where the port is taken or the host is not an address of this
 * machine.
 */
export async function startMock(options: MockOptions = {}): Promise<Mock> {
  const { port = 0, host = "127.0.0.1", errors = false, seed, onRequest } = options;
  if (!Number.isInteger(port) || port < 0 || port > 65_535) {
    throw new RangeError(`port must be an integer from 0 to 65535, got ${String(port)}`);
  }
  const operations = await readOperations();
  const prism = await startPrism(operations, { errors, seed });
  const handle = requestHandler(operations, prism, onRequest);
  // No limit for idle connections: a client that sends just as one is closed would see a reset, between two slow tests.
  const server = createServer({ keepAliveTimeout: 0 }, (request, response) => void handle(request, response));
  try {
    server.listen(port, host);
    await once(server, "listening");
  } catch (error) {
    await prism.close();
    throw new Error(`cannot listen on port ${port} of ${host}: ${reasonOf(error)}`, { cause: error });
  }

  let closed: Promise<void> | undefined;
  const close = (): Promise<void> => {
    closed ??= (async () => {
      const freed = once(server, "close");
      server.close();
      server.closeAllConnections();
      await freed;
      await prism.close();
    })();
    return closed;
  };
  // A server that listens on a port has an address of this kind.
  const address = server.address() as AddressInfo;
  return { url: `http://${authorityOf(address)}/identity`, close, [Symbol.asyncDispose]: close };
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
