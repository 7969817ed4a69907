/**
 * Makes many calls at once with the shared token, when all processes are ready, and tells how many succeeded:
 * `call-many.ts <base URL> <Redis> <calls> <processes>`.
 */
import { createClient } from "@frontegg-identity/client";
import { connect } from "../../fleet/open-queue.ts";
import { sharedToken } from "../../fleet/shared-token.ts";
import { until } from "./until.ts";
import { credentials } from "../../support/command-line.ts";

const [baseUrl = "", url = "", count, processes] = process.argv.slice(2);
const redis = connect(url);
const frontegg = createClient({ baseUrl, token: sharedToken(redis, credentials()), retry: false, timeoutMs: 60_000 });
await redis.incr("ready");
await until("all are ready", async () => (await redis.get("ready")) === processes);
const calls = Array.from({ length: Number(count) }, (_, index) => frontegg.getUser(`user-${index}`));
const results = await Promise.allSettled(calls);
console.log(results.filter(({ status }) => status === "fulfilled").length);
await redis.quit();
