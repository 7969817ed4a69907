import { get } from "node:http";
import { setTimeout as sleep } from "node:timers/promises";
import { startMock, type Mock } from "@frontegg-identity/mock";
import { afterAll, beforeAll, describe, expect, inject, test } from "vitest";
import { bundleRunner } from "../src/bundle-runner.ts";
import { installed, isMissing } from "../src/installed.ts";
import { startWorker, type Worker } from "../src/workerd.ts";

/** The newest rules, and the last ones under which `importScripts` exists and `Request` refuses `cache`. */
const compatibilityDates = ["2026-01-01", "2024-03-03"];

/** What a row does with the isolate. */
interface Isolate {
  /** Leaves the next request for a token without an answer, and returns what waits until it has arrived. */
  readonly holdNextToken: () => () => Promise<void>;
  /** Sends a request, and gives the text of its answer. */
  readonly ask: (query?: Readonly<Record<string, string>>) => Promise<string>;
  /** Sends a request, and hangs up once it waits for a token. */
  readonly hangUp: (meanwhile?: () => unknown) => Promise<void>;
}

/** What happens in the isolate before the request that must be answered. */
const histories: Readonly<Record<string, (isolate: Isolate) => Promise<unknown>>> = {
  nothing: async () => undefined,
  "the request that fetches the token ends without it": async ({ ask, holdNextToken }) => {
    holdNextToken();
    await ask({ leave: "" });
  },
  "its call gives up": async ({ ask, holdNextToken }) => {
    holdNextToken();
    await ask({ giveUp: "" });
  },
  "its caller hangs up": ({ hangUp }) => hangUp(),
  "its caller hangs up while another request waits": async ({ ask, hangUp }) => {
    let second: Promise<string> | undefined;
    await hangUp(() => (second = ask()));
    await second;
  },
  "twenty requests start together": ({ ask }) => Promise.all(Array.from({ length: 20 }, () => ask())),
  "the request that renews the token early ends": async ({ ask, holdNextToken }) => {
    await ask();
    const held = holdNextToken();
    await Promise.all([ask({ laterMs: "850000" }), held()]);
    await ask({ laterMs: "200000" });
  },
};

describe.skipIf(isMissing(installed("miniflare"))).for(compatibilityDates)("one isolate of workerd, %s", (date) => {
  let worker: Worker;
  beforeAll(async () => {
    worker = await startWorker(await bundleRunner(inject("consumer"), "isolate-worker.mjs"), date);
  });
  afterAll(() => worker[Symbol.asyncDispose]());

  // One after the other, because they move the clock of the isolate.
  for (const [history, act] of Object.entries(histories)) {
    test(`answers a request after this: ${history}`, async () => {
      await using mock = await startMock({ users: [{ id: "u-1" }] });
      mock.on("createEnvironmentToken", { body: { token: "a.b.c", expiresIn: 1_000 } });
      const isolate = isolateOf(worker.url, mock);
      await act(isolate);
      expect(await isolate.ask()).toBe("u-1");
    });
  }
});

function isolateOf(workerUrl: string, mock: Mock): Isolate {
  const urlOf = (query: Readonly<Record<string, string>>): string =>
    `${workerUrl}?${new URLSearchParams({ baseUrl: mock.url, ...query })}`;
  const tokensAsked = (): number => mock.requests.filter(({ path }) => path === "/auth/vendor").length;
  const holdNextToken = (): (() => Promise<void>) => {
    const before = tokensAsked();
    mock.on("createEnvironmentToken", { fault: "hang", times: 1 });
    return async () => {
      while (tokensAsked() === before) await sleep(5);
    };
  };
  return {
    holdNextToken,
    ask: async (query = {}) => (await fetch(urlOf(query))).text(),
    hangUp: async (meanwhile) => {
      const held = holdNextToken();
      const request = get(urlOf({}), { agent: false }).on("error", () => undefined);
      await held();
      meanwhile?.();
      // A caller that is gone: workerd ends its request at once, with all that waits in it.
      request.socket?.resetAndDestroy();
    },
  };
}
