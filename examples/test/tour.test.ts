import { beforeAll, describe, expect, test } from "vitest";
import { runExample, type Ending } from "./run-example.ts";

describe("the tour", () => {
  let ending: Ending;

  beforeAll(async () => {
    ending = await runExample("tour.ts");
  });

  /** What is printed below a call, up to the next title. */
  function below(call: string): string {
    const [, after] = ending.stdout.split(`    await ${call}\n`);
    expect(after, `the tour has no call ${call}`).toBeDefined();
    return after!.split("\n\n")[0]!;
  }

  test("ends by itself, without a word on stderr", () => {
    expect(ending).toMatchObject({ exitCode: 0, stderr: "" });
    expect(ending.stdout).toMatch(/The end\..*\n$/);
  });

  test("gets a token before the first call, and keeps it", () => {
    expect(below("frontegg.getUser(userId)")).toMatch(
      /-> POST \/auth\/vendor\n    <- 200.*\n    -> GET \/resources\/vendor-only\/users\/v1\/6f1c0b9e/,
    );
    const requests = ending.stdout.split("One error of each kind")[0]!.match(/-> POST \/auth\/vendor/g);
    expect(requests).toHaveLength(1);
  });

  test.each([
    ["frontegg.getUser(userId)", "GET /resources/vendor-only/users/v1/6f1c0b9e-5d0a-4f0e-9c1b-2f6f3f1d9a10", "Admin"],
    ["frontegg.updateUser(", "PUT /resources/users/v1/6f1c0b9e-5d0a-4f0e-9c1b-2f6f3f1d9a10", "Ada Lovelace"],
    [
      "frontegg.unenrollUserMfa(userId)",
      "POST /resources/vendor-only/users/v1/6f1c0b9e-5d0a-4f0e-9c1b-2f6f3f1d9a10/mfa/unenroll",
      "undefined",
    ],
    [
      "frontegg.http.GET(",
      "GET /resources/vendor-only/users/v1/6f1c0b9e-5d0a-4f0e-9c1b-2f6f3f1d9a10",
      "data.mfaEnrolled  false",
    ],
  ])("shows the request, the status and the fields of %s", (call, request, field) => {
    const [, after] = ending.stdout.split(`    await ${call}`);
    const shown = after!.split("\n\n")[0]!;
    expect(shown).toContain(`    -> ${request}\n    <- 200`);
    expect(shown).toContain(field);
  });

  test("shows what an update changed", () => {
    expect(below("frontegg.getUser(userId)")).toContain("'Ada Byron'");
    const [, after = ""] = ending.stdout.split("    await frontegg.http.GET(");
    expect(after.split("\n\n")[0]).toContain("'Ada Lovelace'");
  });

  test("shows a retry", () => {
    const shown = below('unreliable.getUser("overloaded-once")');
    expect(shown).toMatch(/<- 503, .*, next attempt in \d+ ms\n    -> GET .*\n    <- 200/);
    expect(shown).toContain("Grace Hopper");
  });

  test("shows an abort that ends a wait", () => {
    const shown = below('unreliable.getUser("busy", { signal: visitor.signal })');
    expect(shown).toContain("<- 429");
    expect(shown).toMatch(/next attempt in 30\d\d\d ms/);
    expect(shown).toContain("caught by error === visitor.signal.reason");
  });

  test.each([
    ['frontegg.getUser("nobody")', "ApiError", "[ 'User not found' ]"],
    ["refused.getUser(userId)", "AuthenticationError", "'createEnvironmentToken'"],
    ['impatient.getUser("cut-off")', "NetworkError", "got no complete response"],
    ['impatient.getUser("slow", { timeoutMs: 200 })', "TimeoutError", "timeoutMs  200"],
    ['impatient.getUser("login-page")', "InvalidResponseError", "<title>Sign in</title>"],
    ['frontegg.getUser("..")', "InvalidInputError", "userId must be"],
  ])("shows how the error of %s is caught as %s", (call, kind, field) => {
    expect(below(call)).toContain(`    caught by ${kind}.isInstance(error)\n`);
    expect(below(call)).toContain(field);
  });

  test("sends nothing for bad input", () => {
    expect(below('frontegg.getUser("..")')).not.toContain("->");
  });
});
