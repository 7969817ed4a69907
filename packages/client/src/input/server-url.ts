import { regions, servers, type Region } from "@frontegg-identity/types";
import { checkText } from "./check-text.ts";
import { must } from "./must.ts";

/** The server for all requests. Exactly one of `region`, `domain` and `baseUrl` is given. */
export interface ServerChoice {
  readonly region?: Region | undefined;
  readonly domain?: string | undefined;
  readonly baseUrl?: string | undefined;
  readonly allowInsecureHttp?: boolean | undefined;
}

/** The letters of one DNS label: RFC 1035 section 2.3.1. No other host but one of the vendor's can be named with them. */
const DNS_LABEL = /^[a-z\d-]{1,63}$/i;

/** Hosts that never leave the machine: RFC 6761 section 6.3, RFC 1122 section 3.2.1.3, RFC 4291 section 2.5.3. */
const LOOPBACK = /^(localhost|127(\.\d+){3}|\[::1\])$/;

/**
 * Resolves the base URL of all requests, without a trailing slash.
 *
 * @throws {@link InvalidInputError} unless exactly one server is chosen and it is one that a secret may be sent to.
 */
export function serverUrl({ region, domain, baseUrl, allowInsecureHttp }: ServerChoice): string {
  const given = [region, domain, baseUrl].filter((choice) => choice !== undefined);
  must(given.length === 1, "region, domain, baseUrl", "be given, exactly one of them");
  if (region !== undefined) {
    must(Object.hasOwn(servers, region), "region", `be one of ${regions.join(", ")}`, region);
    return servers[region];
  }
  if (domain !== undefined) {
    must(typeof domain === "string" && DNS_LABEL.test(domain), "domain", 'be one DNS label such as "app-abc"', domain);
    return `https://${domain.toLowerCase()}.frontegg.com/identity`;
  }
  checkText("baseUrl", baseUrl);
  // Braces come from a server variable that wasn't filled in.
  const isUrl = /^https?:[^@?#{}]+$/i.test(baseUrl) && URL.canParse(baseUrl);
  const { href, protocol, hostname } = new URL(isUrl ? baseUrl : "none:");
  const url = href.replace(/\/+$/, "");
  // Without it the token endpoint answers, and every user is a 404.
  must(
    !/(^|\.)frontegg\.com$/.test(hostname) || url.endsWith("/identity"),
    "baseUrl",
    `end in /identity on a Frontegg host (${hostname}). Or use region`,
  );
  must(
    protocol === "https:" || (isUrl && (LOOPBACK.test(hostname) || allowInsecureHttp === true)),
    "baseUrl",
    // The value is not shown: it may hold a password or a key.
    "be an https: URL (http: to this machine, or with allowInsecureHttp) without user info, query, fragment, braces",
  );
  return url;
}

/** A base URL without the path of the spec's servers: other paths of the API are beside it. */
export function rootOf(baseUrl: string): string {
  return baseUrl.replace(/\/identity$/, "");
}
