import { expect, test } from "vitest";
import { addressOf } from "../plugins/site-links.ts";

test.each([
  ["../errors/api-error.md#retries", "guides/back-end.md", "/base/errors/api-error/#retries"],
  ["front-end.md", "guides/back-end.md", "/base/guides/front-end/"],
  ["../errors/index.md", "guides/back-end.md", "/base/errors/"],
  ["index.mdx", "404.md", "/base/"],
  ["/api/operations/getuser/", "guides/back-end.md", "/base/api/operations/getuser/"],
  ["/base/packages/client/", "packages/index.md", "/base/packages/client/"],
  ["https://frontegg-identity.github.io/frontegg-identity/errors/", "packages/index.md", "/base/errors/"],
  ["#retries", "guides/back-end.md", "#retries"],
  ["https://example.com/a.md", "guides/back-end.md", "https://example.com/a.md"],
])("%s in %s leads to %s", (link, file, address) => {
  expect(addressOf(link, file, "/base")).toBe(address);
});

test("a site without a base path has its pages at the root", () => {
  expect(addressOf("/api/", "guides/back-end.md", "/")).toBe("/api/");
  expect(addressOf("../evidence.md", "guides/back-end.md", "/")).toBe("/evidence/");
});
