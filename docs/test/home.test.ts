import { createMock } from "@frontegg-identity/mock";
import { fullUser } from "@frontegg-identity/types/fixtures";
import { expect, test, vi } from "vitest";
import output from "../src/home/first-call.txt?raw";

test("the program on the first page prints what stands beside it", async () => {
  const mock = createMock();
  mock.on("getUser", { status: 429, headers: { "retry-after": "1" }, times: 1 });
  vi.stubGlobal("fetch", mock.fetch);
  vi.stubEnv("FRONTEGG_CLIENT_ID", "an-id");
  vi.stubEnv("FRONTEGG_SECRET", "a-secret");
  vi.spyOn(Math, "random").mockReturnValue(0.44); // of the wait, a part is random
  const printed = vi.spyOn(console, "log").mockImplementation(() => {});
  const given = process.argv;
  process.argv = [...given.slice(0, 2), fullUser.id];
  try {
    await import("../src/home/first-call.ts");
  } finally {
    process.argv = given;
  }
  const lines = printed.mock.calls.map((values) => values.join(" ").trim());
  expect([`$ node first-call.ts ${fullUser.id}`, ...lines].join("\n")).toBe(output.trim());
});
