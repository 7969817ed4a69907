import type { IncomingRequest, MockCore } from "./mock-core.ts";
import { connectionCut, type RenderedAnswer } from "./rendered-answer.ts";

/** Makes a `fetch` from a function that answers requests. */
export function fetchOf(answer: MockCore["answer"]): typeof globalThis.fetch {
  return async (input, init) => {
    checkGlobals();
    const signal = init?.signal ?? (input instanceof Request ? input.signal : undefined);
    signal?.throwIfAborted();
    // Without the signal: a `Request` listens to it for as long as it lives.
    const request = new Request(input, { ...init, signal: null });
    return responseFrom(await answer(await received(request), signal));
  };
}

/** Names a part of the Fetch API that is missing, before anything fails with less to say. */
function checkGlobals(): void {
  for (const name of ["Request", "Response", "Headers", "ReadableStream"] as const) {
    if (globalThis[name] === undefined) {
      throw new Error(
        `mock.fetch needs the global ${name}, which this environment doesn't have. In Jest's jsdom, use the environment jest-fixed-jsdom, or startMock, which doesn't need it.`,
      );
    }
  }
}

async function received(request: Request): Promise<IncomingRequest> {
  const { pathname, search } = new URL(request.url);
  const headers = Object.fromEntries(request.headers);
  return { method: request.method, target: pathname + search, headers, body: await request.text() };
}

/** @throws TypeError with the code ECONNRESET for a connection that was cut. */
function responseFrom({ status, headers, body, fault }: RenderedAnswer): Response {
  if (fault === "cut") throw connectionCut();
  const response = new Response(fault === "cutBody" ? halfOf(body ?? "") : (body ?? null), { status, headers });
  // A `Response` made of a string would say `text/plain`.
  if (headers["content-type"] === undefined) response.headers.delete("content-type");
  return response;
}

/** A body that breaks off in its middle. */
function halfOf(text: string): ReadableStream<Uint8Array> {
  const bytes = new TextEncoder().encode(text);
  let sent = false;
  return new ReadableStream({
    pull(controller) {
      if (sent) controller.error(connectionCut());
      else controller.enqueue(bytes.slice(0, Math.ceil(bytes.length / 2)));
      sent = true;
    },
  });
}
