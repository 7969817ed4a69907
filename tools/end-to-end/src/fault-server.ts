import { createServer } from "node:http";
import type { Socket } from "node:net";
import { listen, type Listening } from "./listen.ts";

/** How often a POST arrived, on connections that had been used before and on new ones. */
interface Arrivals {
  reused: number;
  fresh: number;
}

/**
 * Starts a server that misbehaves by the first part of the path:
 *
 * - `/slow` never answers, `/drop` drops the connection, `/html` answers with a page.
 * - `/reset/{key}` and `/fin/{key}` answer a GET with a user. A POST over a connection that was used before breaks that
 *   connection, once. `/arrivals/{key}` tells how many of them came.
 *
 * Anything else is an empty page, for a browser to start from.
 */
export function startFaultServer(): Promise<Listening> {
  const used = new WeakSet<Socket>();
  const arrivals = new Map<string, Arrivals>();
  const server = createServer((request, response) => {
    const { method, socket } = request;
    const [, fault, key = ""] = request.url?.split("/") ?? [];
    const isReused = used.has(socket);
    used.add(socket);
    response.setHeader("access-control-allow-origin", "*");
    response.setHeader("access-control-allow-headers", "authorization, content-type");
    response.setHeader("access-control-allow-methods", "GET, POST, PUT");
    const json = (value: object) => response.setHeader("content-type", "application/json").end(JSON.stringify(value));
    if (method === "OPTIONS") return response.writeHead(204).end();
    if (fault === "slow") return undefined;
    if (fault === "drop") return socket.destroy();
    if (fault === "arrivals") return json(arrivals.get(key) ?? {});
    if (fault !== "reset" && fault !== "fin")
      return response.setHeader("content-type", "text/html").end("<!doctype html>");
    if (method !== "POST") return json({ id: "u-1" });
    const count = arrivals.get(key) ?? { reused: 0, fresh: 0 };
    arrivals.set(key, count);
    count[isReused ? "reused" : "fresh"]++;
    if (!isReused || count.reused > 1) return response.end();
    return fault === "reset" ? socket.resetAndDestroy() : socket.end();
  });
  return listen(server);
}
