import { regions, servers } from "@frontegg-identity/types";
import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { InvalidInputError } from "../../../src/errors/invalid-input-error.ts";
import { serverUrl, type ServerChoice } from "../../../src/input/server-url.ts";
import { anyText } from "../../any-text.ts";

/** What callers without types pass. */
function untyped(choice: Record<string, unknown>): ServerChoice {
  return choice;
}

/** The URL, or undefined where the choice is refused. Any other error is thrown. */
function urlOrRefusal(choice: ServerChoice): string | undefined {
  try {
    return serverUrl(choice);
  } catch (error) {
    if (InvalidInputError.isInstance(error)) return undefined;
    throw error;
  }
}

describe("exactly one of region, domain and baseUrl chooses the server", () => {
  test.each([
    {},
    { region: undefined },
    { allowInsecureHttp: true },
    { region: "eu", domain: "app-abc" },
    { region: "eu", baseUrl: "https://api.frontegg.com/identity" },
    { domain: "app-abc", baseUrl: "https://api.frontegg.com/identity" },
    { region: "eu", domain: "a", baseUrl: "https://a.example" },
  ])("%j is refused", (choice) => {
    expect(() => serverUrl(untyped(choice))).toThrow(
      expect.objectContaining({
        name: "InvalidInputError",
        message: expect.stringMatching(/^(region|domain).* (is missing|exclude each other)/),
      }),
    );
  });

  test("a baseUrl that is empty, as a variable that isn't set, is named", () => {
    expect(() => serverUrl({ baseUrl: "" })).toThrow("baseUrl is empty. Is the environment variable set?");
  });

  test("undefined counts as left out", () => {
    expect(serverUrl({ region: "us", domain: undefined, baseUrl: undefined })).toBe(servers.us);
  });
});

describe("region", () => {
  test.each(regions)("%s is the server of the spec", (region) => {
    expect(serverUrl({ region })).toBe(servers[region]);
  });

  test.each(["EU", "uk", "", "eu ", "constructor", "__proto__", "toString", null, 0, {}])(
    "%j is refused, and the message lists the regions",
    (region) => {
      expect(() => serverUrl(untyped({ region }))).toThrow(/^region must .*eu, us, ca, au\b.*, not /);
    },
  );
});

describe("domain", () => {
  test.each([
    ["app-abc", "https://app-abc.frontegg.com/identity"],
    ["a", "https://a.frontegg.com/identity"],
    ["0", "https://0.frontegg.com/identity"],
    ["APP-Xyz9", "https://app-xyz9.frontegg.com/identity"],
    ["a--b", "https://a--b.frontegg.com/identity"],
    ["a".repeat(63), `https://${"a".repeat(63)}.frontegg.com/identity`],
  ])("%j is accepted", (domain, url) => {
    expect(serverUrl({ domain })).toBe(url);
  });

  test.each([
    "evil.com/",
    "evil.com#",
    "evil.com?",
    "evil.com\\",
    "a.b",
    "x@y",
    "user:pass@evil.com",
    "",
    " ",
    ".",
    "..",
    "a b",
    " a",
    "a ",
    "a".repeat(64),
    "a\n",
    "\na",
    "a\r\nhost: evil.com",
    "a\0",
    "a\t",
    "a/b",
    "a:443",
    "a%2e",
    "evil%2ecom%2f",
    "{a}",
    "a_b",
    "ünï",
    "evil。com",
    "ⓐpp",
    "\u212a", // KELVIN SIGN, which case folding turns into a k
    "a\u00ad",
    "[::1]",
    null,
    0,
    true,
    ["app-abc"],
    { toString: () => "app-abc" },
  ])("%j is refused", (domain) => {
    expect(() => serverUrl(untyped({ domain }))).toThrow(/^domain must /);
  });

  test("the wrong value is quoted, cut where it is long", () => {
    expect(() => serverUrl({ domain: "evil.com/" })).toThrow('not "evil.com/"');
    expect(() => serverUrl({ domain: "a".repeat(10_000) })).toThrow(/not "a{80}"$/);
  });

  test("refuses any text that isn't one label below frontegg.com", { timeout: 60_000 }, () => {
    const hostile = fc.string({ unit: fc.constantFrom(...Array.from("aZ0-.@/\\:?#%{}[] \t\n\r\0。")), maxLength: 70 });
    const domains = fc.oneof(anyText(), hostile, fc.stringMatching(/^[a-zA-Z0-9-]{1,8}$/));
    let accepted = 0;
    fc.assert(
      fc.property(domains, (domain) => {
        const url = urlOrRefusal({ domain });
        if (url === undefined) return;
        accepted++;
        expect(new URL(url).href).toBe(`https://${domain.toLowerCase()}.frontegg.com/identity`);
        expect(new URL(url).host).toMatch(/^[a-z0-9-]{1,63}\.frontegg\.com$/);
      }),
      { numRuns: 200 },
    );
    expect(accepted).toBeGreaterThan(10);
  });
});

describe("baseUrl", () => {
  test.each([
    ["https://api.frontegg.com/identity", "https://api.frontegg.com/identity"],
    ["https://api.frontegg.com/identity/", "https://api.frontegg.com/identity"],
    ["https://api.frontegg.com/identity///", "https://api.frontegg.com/identity"],
    ["https://gateway.example", "https://gateway.example"],
    ["HTTPS://Gateway.Example:8443/Frontegg", "https://gateway.example:8443/Frontegg"],
    ["https://gateway.example:443/a", "https://gateway.example/a"],
    ["https://xn--fa-hia.example", "https://xn--fa-hia.example"],
    ["https://[2001:db8::1]/a", "https://[2001:db8::1]/a"],
    ["http://localhost:4010", "http://localhost:4010"],
    ["http://127.0.0.1:4010/identity", "http://127.0.0.1:4010/identity"],
    ["http://127.1.2.3/identity", "http://127.1.2.3/identity"],
    ["http://[::1]:4010/identity", "http://[::1]:4010/identity"],
    ["http://127.1:4010", "http://127.0.0.1:4010"],
    ["https://good.example\\path", "https://good.example/path"],
  ])("%s is accepted", (baseUrl, url) => {
    expect(serverUrl({ baseUrl })).toBe(url);
  });

  test.each([
    "https://api.us.frontegg.com",
    "https://api.frontegg.com/",
    "https://api.frontegg.com:8443/identity/resources",
    "https://app-abc.frontegg.com/frontegg",
    "https://frontegg.com",
  ])("%s, a Frontegg host without /identity, is refused with the way out", (baseUrl) => {
    const { hostname } = new URL(baseUrl);
    expect(() => serverUrl({ baseUrl })).toThrow(
      `baseUrl must end in /identity on a Frontegg host (${hostname}). Or use region`,
    );
  });

  test.each(["https://frontegg.com.example", "https://notfrontegg.com", "https://gateway.example"])(
    "%s is no Frontegg host, and has the path that it has",
    (baseUrl) => {
      expect(serverUrl({ baseUrl })).toBe(baseUrl);
    },
  );

  test.each([
    " ",
    "identity",
    "/identity",
    "//evil.com",
    "https:",
    "https://",
    "https://good.example\\@evil.com",
    "ftp://good.example",
    "file:///etc/passwd",
    "javascript:alert(1)",
    "data:text/plain,x",
    "ws://localhost",
    " https://good.example",
    "https://user@good.example",
    "https://user:pass@good.example",
    "https://:@good.example",
    "https://good.example?x=1",
    "https://good.example/?",
    "https://good.example#x",
    "https://good.example/#",
    "https://{tenant}.evil.com",
    "https://good.example/{userId}",
    "https://good.example/}",
    "https://good.example:99999",
    "https://good.example:port",
    "https://[::1",
    "http://good.example",
    "http://0.0.0.0",
    "http://localhost.evil.com",
    "http://localhostevil",
    "http://evil.localhost",
    "http://127.0.0.1.evil.com",
    "http://128.0.0.1",
    "http://[::2]",
    "http://[::ffff:127.0.0.1]",
    null,
    0,
    {},
    ["https://good.example"],
    new URL("https://good.example"),
  ])("%j is refused", (baseUrl) => {
    expect(() => serverUrl(untyped({ baseUrl }))).toThrow(InvalidInputError);
    expect(() => serverUrl(untyped({ baseUrl }))).toThrow(/^baseUrl (must|starts or ends in) /);
  });

  test("a refused URL is not quoted: it could hold a password", () => {
    for (const baseUrl of [
      "https://user:hunter22@good.example",
      "http://good.example/hunter22",
      "https://a/?k=hunter22",
    ])
      expect(() => serverUrl({ baseUrl })).toThrow(/^(?!.*hunter22)/);
  });

  test("http: to another host needs allowInsecureHttp: true, and nothing else that is truthy", () => {
    expect(serverUrl({ baseUrl: "http://good.example/a", allowInsecureHttp: true })).toBe("http://good.example/a");
    for (const allowInsecureHttp of [false, undefined, 1, "true", "false", {}]) {
      expect(() => serverUrl(untyped({ baseUrl: "http://good.example/a", allowInsecureHttp }))).toThrow(
        /^baseUrl must .*allowInsecureHttp/,
      );
    }
  });

  test("allowInsecureHttp allows http: and nothing else", () => {
    for (const baseUrl of ["http://user@good.example", "http://good.example?x", "ftp://good.example", "http://a{b}"])
      expect(() => serverUrl({ baseUrl, allowInsecureHttp: true })).toThrow(InvalidInputError);
  });

  test(
    "refuses any text that isn't a URL to which a path can be added and a secret may be sent",
    { timeout: 60_000 },
    () => {
      const rest = fc.string({
        unit: fc.constantFrom(...Array.from("aE0.-@/\\:?#%{}[]。ｅß\u00ad 127")),
        maxLength: 16,
      });
      const tame = fc.string({ unit: fc.constantFrom(...Array.from("ab0.-/")), maxLength: 12 });
      const text = fc
        .tuple(fc.constantFrom("https://", "http://", "HTTPS://", "https:/", "//"), fc.oneof(rest, tame))
        .map((parts) => parts.join(""));
      let accepted = 0;
      fc.assert(
        fc.property(text, fc.boolean(), (baseUrl, allowInsecureHttp) => {
          const url = urlOrRefusal({ baseUrl, allowInsecureHttp });
          if (url === undefined) return;
          accepted++;
          const { protocol, hostname, search, hash, username, password } = new URL(url);
          expect(search + hash + username + password).toBe("");
          expect(allowInsecureHttp || protocol === "https:" || hostname.startsWith("127.")).toBe(true);
          expect(new URL(`${url}/x`).href).toBe(`${url}/x`);
          expect(serverUrl({ baseUrl: url, allowInsecureHttp })).toBe(url);
        }),
        { numRuns: 200 },
      );
      expect(accepted).toBeGreaterThan(20);
    },
  );
});
