import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";

/** An answer of the API as it came, before anything could interpret it. */
export interface RecordedAnswer {
  readonly status: number;
  readonly headers: Headers;
  readonly body: string;
}

/** A relay between Prism and the API that remembers the last answer. */
export interface Recorder {
  readonly url: URL;
  /** The last answer; undefined as long as there is none. */
  readonly answer: () => RecordedAnswer | undefined;
  /** Why there is no answer. */
  readonly failure: () => unknown;
  readonly close: () => Promise<void>;
}

/** Headers that hold for one connection or for a body before decompression. @see RFC 9110 section 7.6.1 */
const hopHeaders = new Set(["host", "connection", "keep-alive", "transfer-encoding", "content-length"]);
const encodingHeaders = new Set(["accept-encoding", "content-encoding"]);

/**
 * Starts a relay to an API on a free port of 127.0.0.1.
 *
 * Prism alone would follow a redirect with the token, answer a 501 with the spec's example, and fail on broken JSON
 * without saying what came. Behind the relay it sees no redirect's target, and what came is known.
 *
 * @param baseUrl - The API's base URL, without a trailing slash.
 */
export async function startRecorder(baseUrl: string): Promise<Recorder> {
  let answer: RecordedAnswer | undefined;
  let failure: unknown;

  const server = createServer((request, response) => void answerRequest(request, response));

  async function answerRequest(request: IncomingMessage, response: ServerResponse): Promise<void> {
    try {
      answer = await relay(request, baseUrl);
    } catch (error) {
      failure = error;
      request.socket.destroy();
      return;
    }
    const headers = [...answer.headers].filter(([name]) => name !== "location" && isEndToEnd(name));
    response.writeHead(answer.status, headers.flat()).end(answer.body);
  }

  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  // A TCP server has an address of this form.
  const { port } = server.address() as AddressInfo;
  return {
    url: new URL(`http://127.0.0.1:${port}`),
    answer: () => answer,
    failure: () => failure,
    close: () => {
      server.closeAllConnections();
      return new Promise((resolve, reject) => server.close((error) => (error ? reject(error) : resolve())));
    },
  };
}

async function relay(request: IncomingMessage, baseUrl: string): Promise<RecordedAnswer> {
  const { method = "GET", url = "", headers } = request;
  const sent = Object.entries(headers).filter(([name]) => isEndToEnd(name));
  const response = await fetch(baseUrl + url, {
    method,
    headers: sent.map(([name, value]) => [name, String(value)]),
    redirect: "manual",
    signal: AbortSignal.timeout(TIMEOUT_MS),
  });
  return { status: response.status, headers: response.headers, body: await response.text() };
}

/** Below the client's own limit, so that it is the relay that says what happened. */
const TIMEOUT_MS = 20_000;

function isEndToEnd(name: string): boolean {
  return !hopHeaders.has(name) && !encodingHeaders.has(name);
}
