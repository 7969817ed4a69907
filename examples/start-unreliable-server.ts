import { createServer, type RequestListener } from "node:http";
import type { AddressInfo } from "node:net";

/** A running server, and how to stop it. */
export interface UnreliableServer {
  /** The base URL for the client. */
  readonly url: string;
  close(): Promise<void>;
}

/**
 * Starts an API whose user ids decide how it fails, in the ways that a spec has no response for.
 *
 * `overloaded-once` is refused once, `busy` is asked to come back in half a minute, `slow` is never answered, `cut-off`
 * loses the connection, and `login-page` is HTML with status 200. Credentials are refused.
 */
export async function startUnreliableServer(): Promise<UnreliableServer> {
  let overloaded = true;
  const answer: RequestListener = (request, response) => {
    switch (/\/v1\/([^/]+)/.exec(request.url ?? "")?.[1]) {
      case "overloaded-once":
        if (overloaded) response.writeHead(503).end();
        else response.end('{"id":"overloaded-once","email":"grace@example.com","name":"Grace Hopper"}');
        overloaded = false;
        return;
      case "busy":
        response.writeHead(429, { "retry-after": "30" }).end();
        return;
      case "slow":
        return;
      case "cut-off":
        request.socket.destroy();
        return;
      case "login-page":
        response.writeHead(200, { "content-type": "text/html" }).end("<!doctype html><title>Sign in</title>");
        return;
      default:
        response.writeHead(401, { "content-type": "application/json", "frontegg-trace-id": "5b7d2f90" });
        response.end(JSON.stringify({ errors: ["Invalid credentials"] }));
    }
  };

  const server = createServer(answer);
  await new Promise<void>((resolve) => {
    server.listen(0, "127.0.0.1", resolve);
  });
  // A string is the address of a pipe, and null that of a server that does not listen.
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}/identity`,
    async close() {
      const closed = new Promise<void>((resolve) => {
        server.close(() => resolve());
      });
      server.closeAllConnections();
      await closed;
    },
  };
}
