import { createClient, type AttemptEvent, type TokenSource } from "@frontegg-identity/client";
import { createMock, type Mock } from "@frontegg-identity/mock";
import type { Call } from "./call.ts";

/** A request as it left the client, without its token. */
export interface SentRequest {
  readonly method: string;
  readonly url: string;
  readonly headers: readonly (readonly [name: string, value: string])[];
  readonly body: string;
}

/** What is told while a call runs. */
export interface CallObserver {
  readonly signal: AbortSignal;
  readonly onRequest: (request: SentRequest) => void;
  readonly onAttempt: (event: AttemptEvent) => void;
}

const expiredFirst: TokenSource = ({ rejectedToken }) => (rejectedToken ? "fresh" : "expired");

/** The page's mock, so that a call sees what the calls before it changed. */
export const mock: Mock = createMock();

/** Makes the call that `codeOf` shows: with the real client, against the page's mock. Rejects as the client does. */
export async function runCall({ operation, inputs, body, fault }: Call, observer: CallObserver): Promise<unknown> {
  const endOverride = fault.override && mock.on(operation, fault.override);
  if (fault.tokenExpired) mock.revokeTokens("expired");

  const frontegg = createClient({
    baseUrl: mock.url,
    token: fault.tokenExpired ? expiredFirst : "any",
    fetch: async (input, init) => {
      observer.onRequest(await sentRequest(new Request(input, { ...init, signal: null })));
      return mock.fetch(input, init);
    },
    onAttempt: observer.onAttempt,
  });

  // Each named method takes the path's parameters, then the body, then the limits of the call. What the spec does not
  // allow is for the client and the mock to refuse: that is worth seeing too.
  const method = frontegg[operation] as (...input: unknown[]) => Promise<unknown>;
  const bodies: unknown[] = body === undefined ? [] : [JSON.parse(body)];
  try {
    return await method(...inputs, ...bodies, { ...fault.limits, signal: observer.signal });
  } finally {
    endOverride?.();
  }
}

async function sentRequest(request: Request): Promise<SentRequest> {
  const headers = [...request.headers].map(([name, value]) =>
    name === "authorization" ? ([name, "Bearer …"] as const) : ([name, value] as const),
  );
  return { method: request.method, url: request.url, headers, body: await request.text() };
}
