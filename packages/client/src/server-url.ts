import { regions, servers, type Region } from "@frontegg-identity/types";
import { InvalidInputError } from "./errors/invalid-input-error.ts";
import { quote } from "./quote.ts";

/** Where requests go. Exactly one of `region`, `domain` and `baseUrl` is given. */
export interface ServerChoice {
  readonly region?: Region | undefined;
  readonly domain?: string | undefined;
  readonly baseUrl?: string | undefined;
  readonly allowInsecureHttp?: boolean | undefined;
}

/** One DNS label: RFC 1035 section 2.3.1, with the leading digit that RFC 1123 section 2.1 allows. */
const DNS_LABEL = /^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$/i;

/** No credentials, query, fragment, braces, white space, control characters or backslashes anywhere. */
const HTTP_URL = /^https?:\/\/[^@?#{}\\\s\p{Cc}]+$/iu;

/** Hosts that never leave the machine: RFC 6761 section 6.3, RFC 1122 section 3.2.1.3, RFC 4291 section 2.5.3. */
const LOOPBACK = /^(localhost|127(\.\d+){3}|\[::1\])$/;

/**
 * Resolves the base URL of all requests, without a trailing slash.
 *
 * @throws {@link InvalidInputError} unless exactly one server is chosen and it is one that a secret may be sent to.
 */
export function serverUrl({ region, domain, baseUrl, allowInsecureHttp }: ServerChoice): string {
  if ([region, domain, baseUrl].filter((choice) => choice !== undefined).length !== 1) {
    throw new InvalidInputError("region, domain, baseUrl:", "exactly one of them must be given");
  }
  if (region !== undefined) {
    if (regions.includes(region)) return servers[region];
    throw new InvalidInputError("region", `must be one of ${regions.join(", ")}, not ${quote(region)}`);
  }
  if (domain !== undefined) {
    if (typeof domain === "string" && DNS_LABEL.test(domain))
      return `https://${domain.toLowerCase()}.frontegg.com/identity`;
    throw new InvalidInputError("domain", `must be one DNS label such as "app-abc", not ${quote(domain)}`);
  }
  return checkedUrl(baseUrl, allowInsecureHttp);
}

function checkedUrl(baseUrl: unknown, allowInsecureHttp: boolean | undefined): string {
  if (typeof baseUrl !== "string" || !HTTP_URL.test(baseUrl) || !URL.canParse(baseUrl)) {
    // The value is not shown: it may hold a password or a key.
    throw new InvalidInputError(
      "baseUrl",
      "must be an https: URL without credentials, query, fragment, spaces or braces",
    );
  }
  const { protocol, hostname, origin, href } = new URL(baseUrl);
  if (protocol === "http:" && !LOOPBACK.test(hostname) && allowInsecureHttp !== true) {
    throw new InvalidInputError("baseUrl", `must use https: unless allowInsecureHttp is true, not ${origin}`);
  }
  // Escapes, look-alikes and numbers name a host that nobody reads there.
  if (baseUrl.split("/")[2]?.replace(/:\d*$/, "").toLowerCase() !== hostname) {
    throw new InvalidInputError("baseUrl", `must name its host as requests will: ${origin}`);
  }
  return href.replace(/\/+$/, "");
}
