import { fork } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";

/** What the server counted since it was last asked. */
export interface Counts {
  readonly tokenRequests: number;
  readonly answered: number;
  /** Answered 401 or 429. */
  readonly refused: number;
}

export interface ApiServer {
  readonly origin: string;
  /** Gives the counts and sets them to zero. */
  counts(): Promise<Counts>;
  /** Makes every token that was issued so far invalid on `/expiring`. */
  expireTokens(): Promise<void>;
  close(): Promise<void>;
}

/** Starts the API in another process, on a free port of 127.0.0.1. */
export async function startApiServer(): Promise<ApiServer> {
  const child = fork(fileURLToPath(new URL("api-server.ts", import.meta.url)), { execArgv: process.execArgv });
  const [port] = await once(child, "message");
  const origin = `http://127.0.0.1:${port}`;
  return {
    origin,
    counts: async () => (await (await fetch(`${origin}/counts`)).json()) as Counts,
    expireTokens: async () => void (await (await fetch(`${origin}/expire`)).text()),
    close: async () => {
      child.disconnect();
      await once(child, "exit");
    },
  };
}
