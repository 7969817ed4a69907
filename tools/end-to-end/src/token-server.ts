import { createServer } from "node:http";
import { listen } from "./listen.ts";

/** A server that stands in for the API and its token endpoint. */
export interface TokenServer extends AsyncDisposable {
  readonly baseUrl: string;
  /** Leaves the next request for a token without an answer, and settles when it has arrived. */
  readonly holdNextToken: () => Promise<void>;
}

/** Starts a server that answers any user, and each request for a token unless it is told to hold it. */
export async function startTokenServer(): Promise<TokenServer> {
  let onHeld: (() => void) | undefined;
  const server = createServer((request, response) => {
    const isToken = request.url === "/auth/vendor";
    if (isToken && onHeld) {
      onHeld();
      onHeld = undefined;
      return;
    }
    response.setHeader("content-type", "application/json");
    response.end(JSON.stringify(isToken ? { token: "a.b.c", expiresIn: 1_000 } : { id: "u-1" }));
  });
  const listening = await listen(server);
  return {
    baseUrl: `${listening.url}/identity`,
    holdNextToken: () => new Promise((resolve) => (onHeld = resolve)),
    [Symbol.asyncDispose]: () => listening[Symbol.asyncDispose](),
  };
}
