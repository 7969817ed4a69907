/**
 * Makes many calls at once with the shared token, when all processes are ready, and prints how many succeeded:
 * `call-many.ts <base URL> <Redis> <calls> <processes>`.
 */
import { createClient } from "@frontegg-identity/client";
import { Redis } from "ioredis";
import { until } from "../../packages/cli/test/faults/until.ts";
import { sharedToken } from "../shared-token.ts";

const [baseUrl = "", url = "", count, processes] = process.argv.slice(2);
const redis = new Redis(url);
const token = sharedToken(redis, { clientId: "an-id", secret: "a-secret" });
const frontegg = createClient({ baseUrl, token, retry: false, timeoutMs: 60_000 });
await redis.incr("ready");
await until("all are ready", async () => (await redis.get("ready")) === processes);
const calls = Array.from({ length: Number(count) }, (_, index) => frontegg.getUser(`user-${index}`));
const results = await Promise.allSettled(calls);
console.log(results.filter(({ status }) => status === "fulfilled").length);
await redis.quit();
