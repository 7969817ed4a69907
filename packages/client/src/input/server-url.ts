import { domainServer, regions, servers, type Region } from "@frontegg-identity/types";
import { InvalidInputError } from "../errors/invalid-input-error.ts";
import { checkText, IS_SET } from "./check-text.ts";
import { must } from "./must.ts";
import { fillPath } from "./path-parameter.ts";

/** The server for all requests. Exactly one of `region`, `domain` and `baseUrl` is given. */
export interface ServerChoice {
  readonly region?: Region | undefined;
  readonly domain?: string | undefined;
  readonly baseUrl?: string | undefined;
  readonly allowInsecureHttp?: boolean | undefined;
}

/** The letters of one DNS label: RFC 1035 section 2.3.1. No other host but one of the vendor's can be named with them. */
const DNS_LABEL = /^[a-z\d-]{1,63}$/i;

/** The end of the vendor's hosts, such as `.frontegg.com`, and the path of the servers, such as `/identity`. */
const [, VENDOR = "", BASE_PATH = ""] = /\}([^/]+)(.*)/.exec(domainServer) ?? [];

/** Hosts that never leave the machine: RFC 6761 section 6.3, RFC 1122 section 3.2.1.3, RFC 4291 section 2.5.3. */
const LOOPBACK = /^(localhost|127(\.\d+){3}|\[::1\])$/;

/**
 * Resolves the base URL of all requests, without a trailing slash.
 *
 * @throws {@link InvalidInputError} unless exactly one server is chosen and it is one that a secret may be sent to.
 */
export function serverUrl({ region, domain, baseUrl, allowInsecureHttp }: ServerChoice): string {
  const given = Object.entries({ region, domain, baseUrl }).flatMap(([name, choice]) =>
    choice === undefined ? [] : name,
  );
  if (given.length === 0) throw new InvalidInputError("region, domain or baseUrl", `is missing. ${IS_SET}`);
  if (given.length > 1) throw new InvalidInputError(given.join(" and "), "exclude each other: pass only one of them");
  if (region !== undefined) {
    must(Object.hasOwn(servers, region), "region", `be one of ${regions.join(", ")}`, region);
    return servers[region];
  }
  if (domain !== undefined) {
    must(typeof domain === "string" && DNS_LABEL.test(domain), "domain", 'be one DNS label such as "app-abc"', domain);
    return fillPath(domainServer, { domain: domain.toLowerCase() });
  }
  checkText("baseUrl", baseUrl);
  // Braces come from a server variable that wasn't filled in.
  const isUrl = /^https?:[^@?#{}]+$/i.test(baseUrl) && URL.canParse(baseUrl);
  const { href, protocol, hostname } = new URL(isUrl ? baseUrl : "none:");
  const url = href.replace(/\/+$/, "");
  // Without it the token endpoint answers, and every user is a 404.
  must(
    !`.${hostname}`.endsWith(VENDOR) || url.endsWith(BASE_PATH),
    "baseUrl",
    `end in ${BASE_PATH} on a Frontegg host (${hostname}). Or use region`,
  );
  must(
    protocol === "https:" || (isUrl && (LOOPBACK.test(hostname) || allowInsecureHttp === true)),
    "baseUrl",
    // The value is not shown: it may hold a password or a key.
    `be an https: URL of a host and a path, such as ${servers[regions[0]]}. http: is for this machine, or needs allowInsecureHttp`,
  );
  return url;
}

/** A base URL without the path of the spec's servers: other paths of the API are beside it. */
export function rootOf(baseUrl: string): string {
  return baseUrl.endsWith(BASE_PATH) ? baseUrl.slice(0, baseUrl.length - BASE_PATH.length) : baseUrl;
}

/** Tells whether a base URL has the host of the spec's server with a `{domain}`: one label below the vendor's name. */
export function isOfDomain(baseUrl: string): boolean {
  const { hostname } = new URL(baseUrl);
  const isOfRegion = Object.values(servers).some((server) => server.includes(`/${hostname}/`));
  return !isOfRegion && hostname.endsWith(VENDOR) && !hostname.replace(VENDOR, "").includes(".");
}
