import { regions, servers, type Region } from "@frontegg-identity/types";
import { InvalidInputError } from "../errors/invalid-input-error.ts";
import { checkText } from "./check-text.ts";
import { quote } from "./quote.ts";

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
  if ([region, domain, baseUrl].filter((choice) => choice !== undefined).length !== 1) {
    throw new InvalidInputError("region, domain, baseUrl", "must be given, exactly one of them");
  }
  if (region !== undefined) {
    if (Object.hasOwn(servers, region)) return servers[region];
    throw new InvalidInputError("region", `must be one of ${regions.join(", ")}, not ${quote(region)}`);
  }
  if (domain !== undefined) {
    if (typeof domain === "string" && DNS_LABEL.test(domain)) {
      return `https://${domain.toLowerCase()}.frontegg.com/identity`;
    }
    throw new InvalidInputError("domain", `must be one DNS label such as "app-abc", not ${quote(domain)}`);
  }
  checkText("baseUrl", baseUrl);
  // Braces come from a server variable that wasn't filled in.
  const isUrl = /^https?:[^@?#{}]+$/i.test(baseUrl) && URL.canParse(baseUrl);
  const { href, protocol, hostname } = new URL(isUrl ? baseUrl : "none:");
  const url = href.replace(/\/+$/, "");
  // Without it the token endpoint answers, and every user is a 404.
  if (/(^|\.)frontegg\.com$/.test(hostname) && !url.endsWith("/identity")) {
    throw new InvalidInputError("baseUrl", `must end in /identity on a Frontegg host (${hostname}). Or use region`);
  }
  if (protocol === "https:" || (isUrl && (LOOPBACK.test(hostname) || allowInsecureHttp === true))) return url;
  // The value is not shown: it may hold a password or a key.
  throw new InvalidInputError(
    "baseUrl",
    "must be an https: URL (http: to this machine, or with allowInsecureHttp) without user info, query, fragment, braces",
  );
}
