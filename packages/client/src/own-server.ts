import { regions, servers } from "@frontegg-identity/types";
import { rootOf } from "./input/server-url.ts";

/**
 * The base URL for an operation that has servers of its own: the one of the client's region. A client of another server
 * keeps its host, so that its token goes nowhere else, and takes only the path of the operation's servers.
 */
export function ownServer(own: Readonly<Record<string, string>>, baseUrl: string): string {
  const region = regions.find((name) => servers[name] === baseUrl);
  // The generator refuses servers that lack a region.
  return region ? own[region]! : rootOf(baseUrl) + own[regions[0]]!.replace(/^https?:..[^/]+/, "");
}
