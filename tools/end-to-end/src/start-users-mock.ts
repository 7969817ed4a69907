import { once } from "node:events";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { startMock } from "@frontegg-identity/mock";

/** What the next update, or every read of a user who is not there, is answered with. */
interface Refusal {
  readonly status: number;
  readonly traceId: string;
  readonly delayMs?: number;
}

/** The mock with one user, whom updates change. */
export interface UsersMock extends AsyncDisposable {
  readonly url: string;
  /** Refuses the next update. */
  refuseNextUpdate(refusal: Refusal): void;
}

/** Starts the mock behind a server that keeps what updates change, and answers 404 for every id but `u-1`. */
export async function startUsersMock(user: object, notFoundTraceId: string): Promise<UsersMock> {
  const mock = await startMock();
  const origin = new URL(mock.url).origin;
  let changed = user;
  let refusal: Refusal | undefined;

  const server = createServer((request, response) => void answer(request, response));
  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const chunks: Uint8Array[] = [];
    for await (const chunk of request) chunks.push(chunk as Uint8Array); // a stream without encoding
    const { method = "GET", url = "/", headers } = request;
    if (url.includes("/users/v1/") && !url.endsWith("/u-1"))
      return send(response, 404, { errors: ["User not found"] }, notFoundTraceId);
    if (method === "PUT" && refusal !== undefined) {
      const { status, traceId, delayMs = 0 } = refusal;
      refusal = undefined;
      setTimeout(() => send(response, status, { errors: ["Not allowed"] }, traceId), delayMs);
      return;
    }
    const body = chunks.length === 0 ? null : Buffer.concat(chunks).toString();
    const sent = { "content-type": "application/json", authorization: headers.authorization ?? "" };
    const given = await fetch(`${origin}${url}`, { method, headers: sent, body });
    const content = (await given.json()) as object; // of the endpoints that the example uses
    if (method === "PUT" && given.ok) changed = { ...changed, ...(JSON.parse(body ?? "{}") as object) };
    send(response, given.status, given.ok && url.endsWith("/u-1") ? { ...content, ...changed } : content);
  }
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as AddressInfo; // it listens on a port
  return {
    url: `http://127.0.0.1:${port}${new URL(mock.url).pathname}`,
    refuseNextUpdate(next) {
      refusal = next;
    },
    async [Symbol.asyncDispose]() {
      server.closeAllConnections();
      server.close();
      await mock.close();
    },
  };
}

function send(response: ServerResponse, status: number, body: object, traceId?: string): void {
  const headers = { "content-type": "application/json", ...(traceId && { "frontegg-trace-id": traceId }) };
  response.writeHead(status, headers).end(JSON.stringify(body));
}
