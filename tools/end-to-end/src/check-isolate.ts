import { get } from "node:http";
import { setTimeout as delay } from "node:timers/promises";
import { bundleRunner } from "./bundle-runner.ts";
import type { Report } from "./report.ts";
import { isInstalled, runtimes } from "./runtimes.ts";
import { startTokenServer, type TokenServer } from "./token-server.ts";
import { twoAtATime } from "./two-at-a-time.ts";
import { startWorker } from "./workerd.ts";

const table = "One isolate of workerd, many requests: the last one is answered";

/** The newest rules, and the last ones under which `importScripts` exists and `Request` refuses `cache`. */
const compatibilityDates = ["2026-01-01", "2024-03-03"];

/** Far longer than any row takes on a busy machine. */
const HANGS_AFTER_MS = 60_000;

/** What a row does with the isolate. */
interface Isolate extends TokenServer {
  /** Sends a request, and gives the text of its answer. */
  readonly ask: (query?: Readonly<Record<string, string>>) => Promise<string>;
  /** Sends a request, and hangs up once it waits for a token. */
  readonly hangUp: (meanwhile?: () => unknown) => Promise<void>;
}

/** What happens in the isolate before the request that must be answered. */
const histories: Readonly<Record<string, (isolate: Isolate) => Promise<unknown>>> = {
  nothing: async () => undefined,
  "the request that fetches the token ends without it": async ({ ask, holdNextToken }) => {
    void holdNextToken();
    await ask({ leave: "" });
  },
  "its call gives up": async ({ ask, holdNextToken }) => {
    void holdNextToken();
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
    await Promise.all([ask({ laterMs: "850000" }), held]);
    await ask({ laterMs: "200000" });
  },
};

/** Lets requests of one isolate end in every way, and expects later ones to be answered. */
export async function checkIsolate(report: Report, consumer: string): Promise<void> {
  const workerd = runtimes.find(({ name }) => name === "workerd");
  if (workerd === undefined || !isInstalled(workerd))
    return report.skip(table, "workerd", "every row", "it is not installed");
  const bundle = await bundleRunner(consumer, "isolate-worker.mjs");
  // One history after the other: the clock of an isolate is moved.
  await twoAtATime(compatibilityDates, async (date) => {
    await using worker = await startWorker(bundle, date);
    for (const [history, act] of Object.entries(histories)) {
      await report.run(table, history, date, async () => {
        await using server = await startTokenServer();
        const isolate = isolateOf(worker.url, server);
        const last = await Promise.race([
          act(isolate).then(() => isolate.ask()),
          delay(HANGS_AFTER_MS, "nothing", { ref: false }),
        ]);
        return last === "u-1" ? [] : [`the last request was answered with: ${last}`];
      });
    }
  });
}

function isolateOf(workerUrl: string, server: TokenServer): Isolate {
  const urlOf = (query: Readonly<Record<string, string>>): string =>
    `${workerUrl}?${new URLSearchParams({ baseUrl: server.baseUrl, ...query })}`;
  return {
    ...server,
    ask: async (query = {}) => (await fetch(urlOf(query))).text(),
    hangUp: async (meanwhile) => {
      const held = server.holdNextToken();
      const request = get(urlOf({}), { agent: false }).on("error", () => undefined);
      await held;
      meanwhile?.();
      // A caller that is gone: workerd ends its request at once, with all that waits in it.
      request.socket?.resetAndDestroy();
    },
  };
}
