import { createClient, type AttemptEvent, type TokenSource } from "@frontegg-identity/client";
import { createMock } from "@frontegg-identity/mock";
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

/** Makes the call that `codeOf` shows: with the real client, against the mock. Rejects as the client does. */
export function runCall({ operation, userId, body, fault }: Call, observer: CallObserver): Promise<unknown> {
  const mock = createMock();
  if (fault.override) mock.on(operation, fault.override);
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

  // Each named method takes the user's id, then the body where the operation has one, then its limits. What is no update
  // is for the client and the mock to refuse: that is worth seeing too.
  const method = frontegg[operation] as (...input: unknown[]) => Promise<unknown>;
  const update: unknown[] = body === undefined ? [] : [JSON.parse(body)];
  return method(userId, ...update, { ...fault.limits, signal: observer.signal });
}

async function sentRequest(request: Request): Promise<SentRequest> {
  const headers = [...request.headers].map(([name, value]) =>
    name === "authorization" ? ([name, "Bearer …"] as const) : ([name, value] as const),
  );
  return { method: request.method, url: request.url, headers, body: await request.text() };
}
