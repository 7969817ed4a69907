import { fileURLToPath } from "node:url";
import { preview } from "astro";

/** The site as it was built, on a free port. */
export interface ServedSite extends AsyncDisposable {
  /** Its address, base path and slash included. */
  readonly url: string;
}

export async function serveSite(): Promise<ServedSite> {
  const root = fileURLToPath(new URL("../..", import.meta.url));
  const server = await preview({ root, logLevel: "error", server: { port: 0, host: "127.0.0.1" } });
  return {
    url: `http://127.0.0.1:${server.port}/frontegg-identity/`,
    [Symbol.asyncDispose]: () => server.stop(),
  };
}
