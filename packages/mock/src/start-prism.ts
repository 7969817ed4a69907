import { once } from "node:events";
import { Agent, request as httpRequest, type IncomingHttpHeaders, type IncomingMessage } from "node:http";
import { buffer } from "node:stream/consumers";
import { createLogger } from "@stoplight/prism-core";
import { createServer } from "@stoplight/prism-http-server";
import type { Answer } from "./answer.ts";
import type { Operations } from "./read-operations.ts";

/** How Prism answers. */
export interface PrismOptions {
  readonly errors: boolean;
  readonly seed: string | undefined;
}

/** A request as it goes to Prism. */
export interface PrismRequest {
  readonly method: string;
  /** Path and query. */
  readonly target: string;
  readonly headers: IncomingHttpHeaders;
  readonly body: Buffer;
}

/** Prism, listening on a port of its own that nobody else needs to know. */
export interface RunningPrism {
  ask(request: PrismRequest, signal: AbortSignal): Promise<Answer>;
  close(): Promise<void>;
}

/** Headers about one connection and not about the message (RFC 9110 section 7.6.1). */
const HOP_BY_HOP: ReadonlySet<string> = new Set(["connection", "keep-alive", "transfer-encoding"]);

/**
 * Starts Prism. It is asked over HTTP, although it is in the same process: its reading of `Prefer`, its `sl-violations`
 * and its own errors are part of its server and of nothing else.
 */
export async function startPrism(operations: Operations, options: PrismOptions): Promise<RunningPrism> {
  const server = createServer(operations, {
    cors: false,
    config: {
      isProxy: false,
      checkSecurity: true,
      validateRequest: true,
      validateResponse: true,
      errors: options.errors,
      upstreamProxy: undefined,
      mock: { dynamic: false, ...(options.seed !== undefined && { seed: options.seed }) },
    },
    components: { logger: createLogger("mock", { level: "silent" }) },
  });
  const origin = await server.listen(0, "127.0.0.1");
  // A connection for each request: Prism closes idle ones, and a request that goes out just then would be lost.
  const agent = new Agent({ keepAlive: false });

  return {
    async ask({ method, target, headers, body }, signal) {
      const request = httpRequest(origin + target, { method, headers: headersFor(headers, body), agent, signal });
      request.end(body);
      // `once` gives what the event carries: a response has one argument, the message.
      const [response] = (await once(request, "response")) as [IncomingMessage];
      return {
        status: response.statusCode ?? 500,
        headers: Object.fromEntries(
          Object.entries(response.headers).flatMap(([name, value]) =>
            value === undefined || HOP_BY_HOP.has(name) ? [] : [[name, value]],
          ),
        ),
        body: await buffer(response),
      };
    },
    async close() {
      agent.destroy();
      await server.close();
    },
  };
}

/** Gives the body its length, and its type without parameters: Prism fails or hangs where it cannot read these. */
function headersFor(headers: IncomingHttpHeaders, body: Buffer): IncomingHttpHeaders {
  const { "transfer-encoding": _framing, expect: _expect, connection: _connection, ...rest } = headers;
  const type = rest["content-type"];
  return {
    ...rest,
    ...(type !== undefined && { "content-type": /^[\w.+-]+\/[\w.+-]+/.exec(type)?.[0] ?? "" }),
    "content-length": String(body.length),
  };
}
