import { createReadStream, existsSync, statSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { extname, join } from "node:path";
import { createGzip } from "node:zlib";
import { dist } from "./built-site.ts";

const BASE = "/frontegg-identity/";
const TYPES: Readonly<Record<string, string>> = {
  ".css": "text/css",
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript",
  ".json": "application/json",
  ".svg": "image/svg+xml",
  ".txt": "text/plain; charset=utf-8",
};

/** The site as it was built, on a free port. */
export interface ServedSite extends AsyncDisposable {
  /** Its address, base path and slash included. */
  readonly url: string;
}

/** Serves the built site as its host does: compressed, which is what a phone waits for. */
export async function serveSite(): Promise<ServedSite> {
  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url ?? "/", "http://localhost");
    const named = join(dist, decodeURIComponent(pathname.slice(BASE.length)));
    const file = pathname.endsWith("/") ? join(named, "index.html") : named;
    const found = pathname.startsWith(BASE) && existsSync(file) && statSync(file).isFile();
    response.writeHead(found ? 200 : 404, {
      "content-type": (found && TYPES[extname(file)]) || "application/octet-stream",
      "content-encoding": "gzip",
    });
    if (found) createReadStream(file).pipe(createGzip()).pipe(response);
    else response.end();
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo; // it listens on a port
  return {
    url: `http://127.0.0.1:${port}${BASE}`,
    async [Symbol.asyncDispose]() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
