import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";

/** A running server whose answers are faults. */
export interface FaultServer extends AsyncDisposable {
  readonly url: string;
}

/**
 * Starts a server that misbehaves by the first part of the path: `/slow` never answers, `/reset` drops the connection,
 * `/html` answers with a page. Anything else is an empty page, for a browser to start from.
 */
export async function startFaultServer(): Promise<FaultServer> {
  const server = createServer((request, response) => {
    response.setHeader("access-control-allow-origin", "*");
    response.setHeader("access-control-allow-headers", "authorization, content-type");
    response.setHeader("access-control-allow-methods", "GET, POST, PUT");
    const fault = request.url?.split("/")[1];
    if (request.method === "OPTIONS") response.writeHead(204).end();
    else if (fault === "reset") request.socket.destroy();
    else if (fault !== "slow") response.writeHead(200, { "content-type": "text/html" }).end("<!doctype html>");
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as AddressInfo; // it listens on a port
  return {
    url: `http://127.0.0.1:${port}`,
    async [Symbol.asyncDispose]() {
      server.closeAllConnections();
      server.close();
      await once(server, "close");
    },
  };
}
