import { createClient, type FronteggClient } from "@frontegg-identity/client";
import type { OperationId } from "@frontegg-identity/types";
import { operations } from "@frontegg-identity/types/operations";
import { startMock, type Mock } from "@frontegg-identity/mock";
import { startPrism } from "./start-prism.ts";

/** A response of the spec to ask for: its status, and the name of its example if it has content. */
export interface Wanted {
  readonly operation: OperationId;
  readonly status: number;
  readonly example?: { readonly name: string };
}

/** Something that answers as the spec says, with a client of it. */
export interface Target extends AsyncDisposable {
  readonly url: string;
  readonly client: FronteggClient;
  /** The URL at which the target answers what the client sends to a URL. */
  readonly urlFor: (url: string) => string;
  /** Gets the next call of an operation this response: with a header, where the target wants one. */
  ask(wanted: Wanted): Record<string, string>;
  /** The body of the last response, as it was sent. */
  lastBody(): string;
  /** How the exchanges since the last time broke the spec, as the target saw it. */
  takeViolations(): readonly string[];
}

/** Prism's mock of the spec. It ignores the base path of the spec's servers. */
export async function startPrismTarget(): Promise<Target> {
  const prism = await startPrism("mock");
  return {
    ...watched(prism.url, (url) => withoutOwnBase(prism.url, url)),
    ask: ({ status, example }) => ({ prefer: `code=${status}${example ? `, example=${example.name}` : ""}` }),
    [Symbol.asyncDispose]: () => prism[Symbol.asyncDispose](),
  };
}

/** The mock that is published. */
export async function startMockTarget(): Promise<Target> {
  const mock = await startMock({ createUsers: true });
  return {
    ...watched(mock.url),
    ask: (wanted) => override(mock, wanted),
    [Symbol.asyncDispose]: () => mock.close(),
  };
}

/** The mock that is published, behind Prism's validation proxy: what it answers is checked by someone else. */
export async function startProvenMockTarget(): Promise<Target> {
  const mock = await startMock({ createUsers: true });
  const prism = await startPrism("proxy", mock.url);
  return {
    ...watched(prism.url),
    ask: (wanted) => override(mock, wanted),
    async [Symbol.asyncDispose]() {
      await prism[Symbol.asyncDispose]();
      await mock.close();
    },
  };
}

function override(mock: Mock, { operation, status, example }: Wanted): Record<string, string> {
  mock.on(operation, { status, times: 1, ...(example && { example: example.name }) });
  return {};
}

/** A request to a server of an operation's own, below its path: Prism ignores that too. */
function withoutOwnBase(prismUrl: string, url: string): string {
  const base = Object.values(operations).find((one) => one.basePath && url.startsWith(`${prismUrl}${one.basePath}/`));
  return base ? prismUrl + url.slice(prismUrl.length + base.basePath.length) : url;
}

function watched(
  url: string,
  urlFor: (url: string) => string = (given) => given,
): Pick<Target, "url" | "urlFor" | "client" | "lastBody" | "takeViolations"> {
  const violations: string[] = [];
  let lastBody = "";
  const client = createClient({
    baseUrl: url,
    token: "an-environment-token",
    retry: false,
    fetch: async (input, init) => {
      const headers = new Headers(init?.headers);
      // A busy machine pauses long enough for Prism to close a connection that is about to be used again.
      headers.set("connection", "close");
      const response = await fetch(urlFor(input), { ...init, headers });
      violations.push(...(response.headers.get("sl-violations") ?? "").split("\n").filter(Boolean));
      lastBody = await response.clone().text();
      return response;
    },
  });
  return { url, urlFor, client, lastBody: () => lastBody, takeViolations: () => violations.splice(0) };
}
