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

/**
 * Resolves the base URL of all requests, without a trailing slash.
 *
 * @throws {@link InvalidInputError} unless exactly one server is chosen and it is one that a secret may be sent to.
 */
export function serverUrl(choice: ServerChoice): string {
  const given = (["region", "domain", "baseUrl"] as const).filter((name) => choice[name] !== undefined);
  if (given.length !== 1) {
    const found = given.length === 0 ? "none was given" : `${given.join(" and ")} were given`;
    throw new InvalidInputError("region, domain or baseUrl:", `exactly one of them chooses the server, but ${found}`);
  }
  if (choice.region !== undefined) return regionUrl(choice.region);
  if (choice.domain !== undefined) return domainUrl(choice.domain);
  return checkedBaseUrl(choice.baseUrl, choice.allowInsecureHttp === true);
}

function regionUrl(region: Region): string {
  if (!regions.includes(region)) {
    throw new InvalidInputError("region", `must be one of ${regions.join(", ")}, not ${quote(region)}`);
  }
  return servers[region];
}

/** One DNS label: RFC 1035 section 2.3.1, with the leading digit that RFC 1123 section 2.1 allows. */
const DNS_LABEL = /^[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?$/i;

function domainUrl(domain: string): string {
  if (typeof domain !== "string" || !DNS_LABEL.test(domain)) {
    throw new InvalidInputError(
      "domain",
      `must be one DNS label such as "app-abc" (letters, digits and inner hyphens, at most 63), not ${quote(domain)}`,
    );
  }
  return `https://${domain.toLowerCase()}.frontegg.com/identity`;
}

/** Hosts that never leave the machine: RFC 6761 section 6.3, RFC 1122 section 3.2.1.3, RFC 4291 section 2.5.3. */
const LOOPBACK = /^(?:localhost|127(?:\.\d+){3}|\[::1\])$/;

/** A base URL is quoted in no error, beyond its origin: it could hold a password or a key. */
function checkedBaseUrl(baseUrl: unknown, allowInsecureHttp: boolean): string {
  if (typeof baseUrl !== "string") throw new InvalidInputError("baseUrl", `must be a string, not ${quote(baseUrl)}`);
  const problem = baseUrlProblem(baseUrl, allowInsecureHttp);
  if (problem !== undefined) throw new InvalidInputError("baseUrl", problem);
  return new URL(baseUrl).href.replace(/\/+$/, "");
}

function baseUrlProblem(baseUrl: string, allowInsecureHttp: boolean): string | undefined {
  if (/[\s\p{Cc}\\{}]/u.test(baseUrl))
    return "must have no white space, control characters, backslashes or braces in it";
  if (!/^https?:\/\/[^/]/i.test(baseUrl) || !URL.canParse(baseUrl)) {
    return "must be an absolute https: URL, such as https://api.frontegg.com/identity";
  }
  if (baseUrl.includes("@")) return "must not hold credentials";
  if (/[?#]/.test(baseUrl)) return "must have neither a query nor a fragment";
  const { protocol, hostname, origin } = new URL(baseUrl);
  if (protocol === "https:" || allowInsecureHttp || LOOPBACK.test(hostname)) return undefined;
  return `must use https:, not ${origin}: http: shows the token to the network (allowInsecureHttp: true permits it)`;
}
