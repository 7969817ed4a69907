import { execFileSync, spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Redis } from "ioredis";

/** A Redis of this test alone, whose data survives a stop. */
export interface RedisServer {
  readonly url: string;
  readonly port: number;
  start(): Promise<void>;
  stop(signal?: NodeJS.Signals): Promise<void>;
  /** Stops it for good, and removes its data. */
  close(): Promise<void>;
}

/** Why the tests that need Redis cannot run here, or nothing. In CI they are not skipped, but fail. */
export const noRedis: string | undefined = findRedis();

function findRedis(): string | undefined {
  try {
    execFileSync("redis-server", ["--version"]);
    return undefined;
  } catch (error) {
    if (process.env["CI"] !== undefined) throw new Error("CI needs redis-server: see .ci/run", { cause: error });
    return "skipped: no redis-server";
  }
}

/** Starts Redis with its data in a directory of its own. */
export async function startRedis(): Promise<RedisServer> {
  const directory = await mkdtemp(join(tmpdir(), "fleet-redis-"));
  // Redis can't pick a free one. No system gives one of these to servers and connections that leave the choice to it.
  const port = 20_000 + Math.floor(Math.random() * 10_000);
  const url = `redis://127.0.0.1:${port}`;
  let child: ChildProcess | undefined;

  const server: RedisServer = {
    url,
    port,
    async start() {
      const options = { port, bind: "127.0.0.1", dir: directory, appendonly: "yes", save: "" };
      const args = Object.entries(options).flatMap(([name, value]) => [`--${name}`, String(value)]);
      child = spawn("redis-server", args, { stdio: "ignore" });
      const client = new Redis(url, { maxRetriesPerRequest: null, retryStrategy: () => 20 });
      // It is asked until it is up, and until it has read its data.
      client.on("error", () => {});
      await client.ping();
      client.disconnect();
    },
    async stop(signal = "SIGTERM") {
      const exit = child && once(child, "exit");
      child?.kill(signal);
      await exit;
      child = undefined;
    },
    async close() {
      await server.stop();
      await rm(directory, { recursive: true });
    },
  };
  await server.start();
  return server;
}
