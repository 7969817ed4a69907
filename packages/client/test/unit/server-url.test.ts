import { regions, servers } from "@frontegg-identity/types";
import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { InvalidInputError } from "../../src/errors/invalid-input-error.ts";
import { serverUrl, type ServerChoice } from "../../src/server-url.ts";

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
    [{}, "exactly one of them must be given"],
    [{ region: undefined }, "exactly one of them must be given"],
    [{ allowInsecureHttp: true }, "exactly one of them must be given"],
    [{ region: "eu", domain: "app-abc" }, "exactly one of them must be given"],
    [{ region: "eu", baseUrl: "https://api.frontegg.com/identity" }, "exactly one of them must be given"],
    [{ domain: "app-abc", baseUrl: "https://api.frontegg.com/identity" }, "exactly one of them must be given"],
    [{ region: "eu", domain: "a", baseUrl: "https://a.example" }, "exactly one of them must be given"],
  ])("%j is refused: %s", (choice, found) => {
    expect(() => serverUrl(untyped(choice))).toThrow(InvalidInputError);
    expect(() => serverUrl(untyped(choice))).toThrow(found);
  });

  test("what is undefined counts as not given", () => {
    expect(serverUrl({ region: "us", domain: undefined, baseUrl: undefined })).toBe(servers.us);
  });
});

describe("region", () => {
  test.each(regions)("%s is the server of the spec", (region) => {
    expect(serverUrl({ region })).toBe(servers[region]);
  });

  test.each(["EU", "uk", "", "eu ", "constructor", "__proto__", "toString", null, 0, ["eu"], {}])(
    "%j is refused, and the message lists the regions",
    (region) => {
      expect(() => serverUrl(untyped({ region }))).toThrow(/^region must be one of eu, us, ca, au\b.*, not /);
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
    "-a",
    "a-",
    "-",
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
    expect(() => serverUrl(untyped({ domain }))).toThrow(/^domain must be one DNS label/);
  });

  test("the wrong value is quoted, cut where it is long", () => {
    expect(() => serverUrl({ domain: "evil.com/" })).toThrow('not "evil.com/"');
    expect(() => serverUrl({ domain: "a".repeat(10_000) })).toThrow(/not "a{80}"$/);
  });

  test("any text is refused or stays one label below frontegg.com", () => {
    const hostile = fc.string({ unit: fc.constantFrom(...Array.from("aZ0-.@/\\:?#%{}[] \t\n\r\0。")), maxLength: 70 });
    const anyText = fc.oneof(fc.string({ unit: "binary" }), hostile, fc.stringMatching(/^[a-zA-Z0-9-]{1,8}$/));
    let accepted = 0;
    fc.assert(
      fc.property(anyText, (domain) => {
        const url = urlOrRefusal({ domain });
        if (url === undefined) return;
        accepted++;
        expect(new URL(url).href).toBe(`https://${domain.toLowerCase()}.frontegg.com/identity`);
        expect(new URL(url).host).toMatch(/^[a-z0-9-]{1,63}\.frontegg\.com$/);
      }),
      { numRuns: 500 },
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
  ])("%s is accepted", (baseUrl, url) => {
    expect(serverUrl({ baseUrl })).toBe(url);
  });

  test.each([
    "",
    " ",
    "identity",
    "/identity",
    "//evil.com",
    "https:",
    "https://",
    "https:///evil.com",
    "https:evil.com",
    "https:/evil.com",
    "https:\\\\evil.com",
    "https://good.example\\@evil.com",
    "https://good.example\\.evil.com",
    "ftp://good.example",
    "file:///etc/passwd",
    "javascript:alert(1)",
    "data:text/plain,x",
    "ws://localhost",
    " https://good.example",
    "https://good.example ",
    "https://good.example/a b",
    "https://good.example\n",
    "https://good\n.evil.com",
    "https://good.example\t.evil.com",
    "https://good.example\0",
    "https://user@good.example",
    "https://user:pass@good.example",
    "https://:@good.example",
    "https://good.example/@x",
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
    "https://good..example:x",
    "http://good.example",
    "http://0.0.0.0",
    "http://localhost.evil.com",
    "http://localhostevil",
    "http://127.0.0.1.evil.com",
    "http://1270.0.1",
    "http://128.0.0.1",
    "http://[::2]",
    "http://[::ffff:127.0.0.1]",
    // Other spellings of a host than the one that requests would go to.
    "https://%65vil.com",
    "https://evil。com",
    "https://ｅvil.com",
    "https://good\u00ad.example",
    "https://good\u200b.example",
    "https://faß.example",
    "https://2130706433",
    "https://0x7f.1",
    "https://127.1",
    "https://[0:0:0:0:0:0:0:1]",
    null,
    0,
    {},
    ["https://good.example"],
    new URL("https://good.example"),
  ])("%j is refused", (baseUrl) => {
    expect(() => serverUrl(untyped({ baseUrl }))).toThrow(InvalidInputError);
    expect(() => serverUrl(untyped({ baseUrl }))).toThrow(/^baseUrl must /);
  });

  test("what a refused URL holds beyond its origin is not quoted: it could be a password", () => {
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
        "must use https: unless allowInsecureHttp is true, not http://good.example",
      );
    }
  });

  test("allowInsecureHttp permits http: and no other mistake", () => {
    for (const baseUrl of ["http://user@good.example", "http://good.example?x", "ftp://good.example", "http://a\\b"])
      expect(() => serverUrl({ baseUrl, allowInsecureHttp: true })).toThrow(InvalidInputError);
  });

  test("any text is refused or leads to the very host that stands in it", () => {
    const hostile = fc.string({
      unit: fc.constantFrom(...Array.from("aE0.-@/\\:?#%{}[]。ｅß\u00ad 127")),
      maxLength: 24,
    });
    const tame = fc.string({ unit: fc.constantFrom(...Array.from("ab0.-/:")), maxLength: 12 });
    const text = fc
      .tuple(fc.constantFrom("https://", "http://", "HTTPS://", "https:/", "//"), fc.oneof(hostile, tame))
      .map(([scheme, rest]) => scheme + rest);
    let accepted = 0;
    fc.assert(
      fc.property(fc.oneof(text), fc.boolean(), (baseUrl, allowInsecureHttp) => {
        const url = urlOrRefusal({ baseUrl, allowInsecureHttp });
        if (url === undefined) return;
        accepted++;
        const written = /^https?:\/\/([^/]+)/i.exec(baseUrl)?.[1]?.toLowerCase();
        const { protocol, hostname, port, host, search, hash, username } = new URL(url);
        // A default port may be written out, and `:` alone is a default port.
        expect([host, `${hostname}:${port}`, `${hostname}:443`, `${hostname}:80`]).toContain(
          written?.replace(/:0*(?=\d)/, ":"),
        );
        expect(search + hash + username).toBe("");
        expect(allowInsecureHttp || protocol === "https:" || hostname.startsWith("127.")).toBe(true);
        expect(new URL(`${url}/x`).href).toBe(`${url}/x`);
      }),
      { numRuns: 1_000 },
    );
    expect(accepted).toBeGreaterThan(20);
  });
});
