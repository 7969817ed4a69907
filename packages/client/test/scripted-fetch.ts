/** A request as it stood when `fetch` was called. */
export interface SentRequest {
  readonly url: string;
  readonly method: string | undefined;
  readonly headers: Record<string, string>;
  readonly body: unknown;
  readonly redirect: string | undefined;
  readonly cache: string | undefined;
  readonly signal: AbortSignal;
}

/** What becomes of a request: a response, or what `fetch` rejects with. */
export type Reply = (request: SentRequest) => Response | Promise<Response>;

export interface ScriptedFetch {
  readonly fetch: typeof globalThis.fetch;
  /** The requests so far, in the order they were made. */
  readonly sent: SentRequest[];
}

/** Makes a `fetch` that gives one reply after the other, and the last one for ever. Nothing is mocked below it. */
export function scriptedFetch(...replies: [Reply, ...Reply[]]): ScriptedFetch {
  const sent: SentRequest[] = [];
  return {
    sent,
    async fetch(input, init) {
      if (typeof input !== "string" || !(init?.signal instanceof AbortSignal)) {
        throw new TypeError("the client must call fetch with a URL and an init that has a signal");
      }
      const request: SentRequest = {
        url: input,
        method: init.method,
        headers: Object.fromEntries(new Headers(init.headers)),
        body: init.body,
        redirect: init.redirect,
        cache: init.cache,
        signal: init.signal,
      };
      sent.push(request);
      // Never out of range: there is at least one reply.
      const reply = replies[Math.min(sent.length, replies.length) - 1] as Reply;
      return reply(request);
    },
  };
}

/** Answers JSON. */
export function json(body: unknown, status = 200, headers: Record<string, string> = {}): Reply {
  return () =>
    new Response(JSON.stringify(body), { status, headers: { "content-type": "application/json", ...headers } });
}

/** Answers a text, or nothing. */
export function text(body: string | null, status = 200, headers: Record<string, string> = {}): Reply {
  return () => new Response(body, { status, headers });
}

/** Rejects as undici does when a connection fails. */
export function connectionError(code: string): Reply {
  return () => {
    throw new TypeError("fetch failed", { cause: Object.assign(new Error(code), { code }) });
  };
}

/** Rejects with any value. */
export function rejection(value: unknown): Reply {
  return () => {
    throw value;
  };
}

/** Answers nothing until the request is aborted, as a server does that hangs. */
export const hang: Reply = ({ signal }) =>
  new Promise((_, reject) => {
    if (signal.aborted) reject(signal.reason);
    signal.addEventListener("abort", () => reject(signal.reason));
  });

/** The body of a user, as far as the client looks at it. */
export const user = { id: "u-1", name: "Ada", email: "ada@example.com" };

/** Answers at the token endpoint in one way, and at the API in another. */
export function byEndpoint(token: Reply, api: Reply): Reply {
  return (request) => (request.url.endsWith("/auth/vendor") ? token(request) : api(request));
}
