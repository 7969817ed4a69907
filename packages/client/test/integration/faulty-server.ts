import { readFileSync } from "node:fs";
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import { createServer as createTlsServer } from "node:https";
import type { AddressInfo } from "node:net";

/** Answers one request, well or badly. */
export type Behaviour = (response: ServerResponse, request: IncomingMessage) => void;

export interface FaultyServer {
  readonly origin: string;
  /** `METHOD path` of each request that arrived. */
  readonly requests: string[];
  /** Resolves when no exchange is open any more, whoever ended it. */
  idle(): Promise<void>;
  close(): Promise<void>;
}

/** Starts a server on loopback that behaves as it is told, with HTTPS and a certificate that nobody trusts if wanted. */
export async function startFaultyServer(behave: Behaviour, scheme: "http" | "https" = "http"): Promise<FaultyServer> {
  const requests: string[] = [];
  const exchanges = new Set<Promise<void>>();
  function listener(request: IncomingMessage, response: ServerResponse): void {
    requests.push(`${request.method} ${request.url}`);
    const closed = new Promise<void>((resolve) => {
      response.once("close", resolve);
    });
    exchanges.add(closed);
    request.resume();
    behave(response, request);
  }
  const server: Server = scheme === "http" ? createServer(listener) : createTlsServer(selfSigned(), listener);
  await new Promise<void>((resolve) => {
    server.listen(0, "127.0.0.1", resolve);
  });
  // A server that listens on a port has such an address.
  const { port } = server.address() as AddressInfo;
  return {
    origin: `${scheme}://127.0.0.1:${port}`,
    requests,
    async idle() {
      await Promise.all(exchanges);
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

function selfSigned(): { key: Buffer; cert: Buffer } {
  return {
    key: readFileSync(new URL("self-signed-test-only.key.pem", import.meta.url)),
    cert: readFileSync(new URL("self-signed-test-only.cert.pem", import.meta.url)),
  };
}
