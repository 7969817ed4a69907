import { createClient, type FronteggClient } from "@frontegg-identity/client";
import { startMock, type MockOptions } from "@frontegg-identity/mock";
import { expect } from "vitest";

/** A client of a mock that runs as long as the test, and what the mock found wrong with either side. */
export interface MockClient extends AsyncDisposable {
  readonly client: FronteggClient;
  readonly url: string;
  /** The body of the last response, as the mock sent it. */
  lastBody(): string;
  /** Fails if the mock reported that a request or a response breaks the spec. */
  expectNoViolations(): void;
}

export async function mockClient(options?: MockOptions): Promise<MockClient> {
  const mock = await startMock(options);
  const violations: string[] = [];
  let lastBody = "";
  const client = createClient({
    baseUrl: mock.url,
    token: "an-environment-token",
    retry: false,
    fetch: async (input, init) => {
      const response = await fetch(input, init);
      violations.push(...(response.headers.get("sl-violations") ?? "").split("\n").filter(Boolean));
      lastBody = await response.clone().text();
      return response;
    },
  });
  return {
    client,
    url: mock.url,
    lastBody: () => lastBody,
    expectNoViolations: () => expect(violations).toEqual([]),
    [Symbol.asyncDispose]: () => mock.close(),
  };
}
