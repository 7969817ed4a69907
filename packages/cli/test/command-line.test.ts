import { expect, test } from "vitest";
import { optionName } from "../src/command-line.ts";

test.each([
  ["query", "tenantId", "tenant-id"],
  ["header", "x-report-kind", "x-report-kind"],
  ["query", "list", "query-list"],
  ["query", "baseUrl", "query-base-url"],
  ["header", "body", "header-body"],
] as const)("the %s parameter %s is the option --%s, so that none replaces one of ours", (place, name, option) => {
  expect(optionName({ in: place, name, required: false, description: "", schema: {} })).toBe(option);
});
