import { startMock } from "@frontegg-identity/mock";
import type { RequestListener } from "node:http";
import { gzipSync } from "node:zlib";
import { describe, expect, test } from "vitest";
import { verify, type Outcome } from "../src/verify.ts";
import { answering, fullUser, startUpstream, undocumentedStatus, type Upstream } from "./upstream.ts";

const token = "header.payload.signature-of-the-token";
const environment = { FRONTEGG_TOKEN: token };
const userId = "6f1c0b9e-5d0a-4f0e-9c1b-2f6f3f1d9a10";

async function verifyAgainst(
  listener: RequestListener,
  { args = [], env = environment }: { args?: string[]; env?: Record<string, string> } = {},
): Promise<Outcome & Pick<Upstream, "requests">> {
  const upstream = await startUpstream(listener);
  try {
    const outcome = await verify(["--base-url", upstream.baseUrl, "--user-id", userId, ...args], env);
    return { ...outcome, requests: upstream.requests };
  } finally {
    await upstream.close();
  }
}

const { email: _email, ...withoutEmail } = fullUser;
const [role] = fullUser["roles"] as object[]; // the example has one
const user = (changes: object): object => ({ ...fullUser, ...changes });

describe("nothing is reported when the API answers", () => {
  test("as the mock does", async () => {
    const mock = await startMock({ users: [{ id: userId }] });
    try {
      const outcome = await verify(["--base-url", `${mock.url}/`, "--user-id", userId], environment);
      expect(outcome).toEqual({
        exitCode: 0,
        stdout: `getUser at ${mock.url} answered 200. Request and answer are as the spec says.\n`,
        stderr: "",
      });
    } finally {
      await mock.close();
    }
  });

  test.each([
    ["with a full user", answering(200, fullUser)],
    ["with a charset", answering(200, fullUser, "application/json; charset=utf-8")],
    [
      "compressed",
      (_request, response) => {
        response.writeHead(200, { "content-type": "application/json", "content-encoding": "gzip" });
        response.end(gzipSync(JSON.stringify(fullUser)));
      },
    ],
  ] satisfies [string, RequestListener][])("%s", async (_how, listener) => {
    expect(await verifyAgainst(listener)).toMatchObject({ exitCode: 0, stderr: "" });
  });
});

const drifts: [drift: string, listener: RequestListener, reports: string[]][] = [
  ["a missing property", answering(200, withoutEmail), ["error: Response body must have required property 'email'"]],
  [
    "a property of another type",
    answering(200, user({ mfaEnrolled: "yes" })),
    ["error: Response body property mfaEnrolled must be boolean"],
  ],
  [
    "null where it is not allowed",
    answering(200, user({ id: null })),
    ["error: Response body property id must be string"],
  ],
  [
    "a property of another format",
    answering(200, user({ createdAt: "yesterday" })),
    ['error: Response body property createdAt must match format "date-time"'],
  ],
  [
    "an extra property",
    answering(200, user({ mfaProviders: [] })),
    ["warning: Response body has an undocumented property: 'mfaProviders'"],
  ],
  [
    "an extra property deep inside",
    answering(200, user({ roles: [{ ...role, color: "red" }] })),
    ["warning: Response body property roles.0 has an undocumented property: 'color'"],
  ],
  [
    "an extra property whose name is not Latin-1",
    answering(200, user({ ключ: 1 })),
    ["warning: Response body has an undocumented property: 'ключ'"],
  ],
  [
    "more violations than a header holds",
    answering(200, user(Object.fromEntries(Array.from({ length: 100 }, (_, index) => [`property${index}`, index])))),
    Array.from(
      { length: 100 },
      (_, index) => `warning: Response body has an undocumented property: 'property${index}'`,
    ),
  ],
  [
    "another media type",
    answering(200, "<p>Sign in</p>", "text/html"),
    [
      'error: The received media type "text/html" does not match the one specified in the current response: application/json',
      "error: Response body must be object",
    ],
  ],
  [
    "a user under another media type",
    answering(200, fullUser, "text/plain"),
    [
      'error: The received media type "text/plain" does not match the one specified in the current response: application/json',
      "error: Response body must be object",
    ],
  ],
  [
    "no media type",
    answering(200, fullUser, ""),
    [
      'error: The received media type "" does not match the one specified in the current response: application/json',
      "error: Response body must be object",
    ],
  ],
  ["a list", answering(200, []), ["error: Response body must be object"]],
  [
    "an empty body",
    answering(200, ""),
    ["error: Response body is empty, although the content type is application/json"],
  ],
  [
    "a body that is cut off",
    answering(200, '{"id":'),
    ["error: Response body is not JSON, although the content type is application/json"],
  ],
  ["an undocumented success", answering(201, fullUser), [`error: ${undocumentedStatus}`]],
  ["a success without content", answering(204, ""), [`error: ${undocumentedStatus}`]],
  ["an undocumented client error", answering(418, { errors: ["I am a teapot"] }), [`warning: ${undocumentedStatus}`]],
  [
    "a documented error with another body",
    answering(404, { error: "Not Found" }),
    [
      "error: Response body must have required property 'errors'",
      "warning: Response body has an undocumented property: 'error'",
    ],
  ],
  [
    "a redirect, which is not followed",
    (request, response) => {
      if (request.url === "/elsewhere") answering(200, fullUser)(request, response);
      else response.writeHead(302, { location: "/elsewhere" }).end();
    },
    [`warning: ${undocumentedStatus}`],
  ],
];

describe("one request, exit code 1 and each violation in words for", () => {
  test.each(drifts)("%s", async (_drift, listener, reports) => {
    const { exitCode, stdout, stderr, requests } = await verifyAgainst(listener);
    expect({ exitCode, stderr }).toEqual({ exitCode: 1, stderr: "" });
    const [title, ...lines] = stdout.trimEnd().split("\n");
    expect(title).toMatch(/^getUser at http:\S+\/identity answered \d{3}\. \d+ violations? of the spec:$/);
    expect(lines.toSorted()).toEqual(reports.map((report) => `  ${report}`).toSorted());
    expect(requests.map(({ method, url }) => `${method} ${url}`)).toEqual([
      `GET /identity/resources/vendor-only/users/v1/${userId}`,
    ]);
  });
});

/** What the client says in its own words is tested there: here it is told which request failed, and how. */
describe("one sentence and exit code 2 when nothing can be verified:", () => {
  test.each([
    ["the user is not there", answering(404, { errors: ["User not found"] }), / 404\b.*User not found/],
    ["the token is refused", answering(401, { errors: ["Unauthorized"] }), / 401\b.*Unauthorized/],
    ["the limit is reached", answering(429, { errors: ["Slow down"] }), / 429\b.*Slow down/],
    ["the API is down", answering(503, "<p>Down</p>", "text/html"), / 503\b/],
    ["the API has no such route", answering(501, {}), / 501\b/],
    ["the connection breaks", (request) => request.socket.resetAndDestroy(), /ECONNRESET|UND_ERR_SOCKET/],
  ] satisfies [string, RequestListener, RegExp][])("%s", async (_what, listener, sentence) => {
    const { exitCode, stdout, stderr, requests } = await verifyAgainst(listener);
    expect({ exitCode, stdout, requests: requests.length }).toEqual({ exitCode: 2, stdout: "", requests: 1 });
    expect(stderr).toMatch(/^verify: [^\n]+\n$/);
    expect(stderr.trimEnd()).toMatch(sentence);
  });

  test("the server is not there", async () => {
    const { baseUrl, close } = await startUpstream(answering(200, fullUser));
    await close();
    const { exitCode, stderr } = await verify(["--base-url", baseUrl, "--user-id", userId], environment);
    expect(exitCode).toBe(2);
    expect(stderr).toMatch(/^verify: GET [^\n]+ECONNREFUSED[^\n]+\n$/);
  });

  const server = ["--base-url", "http://127.0.0.1:4010/identity"];
  const whole = [...server, "--user-id", userId];
  test.each<[string, string[], Record<string, string>, RegExp]>([
    ["an unknown flag", ["--usr-id", "x"], environment, /Unknown option '--usr-id'/],
    ["an argument too many", [...whole, "x"], environment, /Unexpected argument 'x'/],
    ["no user", server, environment, /--user-id is missing/],
    ["a user that changes the path", [...server, "--user-id", ".."], environment, /userId/],
    ["no server", ["--user-id", userId], environment, /give either --region or --base-url/],
    ["two servers", [...whole, "--region", "us"], environment, /give either --region or --base-url/],
    [
      "an unknown region",
      ["--region", "uk", "--user-id", userId],
      environment,
      /must be one of eu, us, ca, au\b.*, not "uk"/,
    ],
    [
      "an insecure server",
      ["--base-url", "http://example.com", "--user-id", userId],
      environment,
      /baseUrl must .*https:/,
    ],
    [
      "a server that is no URL",
      ["--base-url", "nowhere", "--user-id", userId],
      environment,
      /baseUrl must be an? .*URL/,
    ],
    ["no credentials", whole, {}, /set FRONTEGG_CLIENT_ID and FRONTEGG_SECRET, or FRONTEGG_TOKEN/],
    ["half of the credentials", whole, { FRONTEGG_CLIENT_ID: "x" }, /set FRONTEGG_CLIENT_ID and FRONTEGG_SECRET/],
    ["token and credentials", whole, { ...environment, FRONTEGG_SECRET: "x" }, /unset one of the two/],
  ])("%s", async (_what, args, env, sentence) => {
    const { exitCode, stdout, stderr } = await verify(args, env);
    expect({ exitCode, stdout }).toEqual({ exitCode: 2, stdout: "" });
    expect(stderr).toMatch(/^verify: [^\n]+\n$/);
    expect(stderr).toMatch(sentence);
  });
});

describe("credentials", () => {
  const secret = "the-secret-of-the-environment";
  const credentials = { FRONTEGG_CLIENT_ID: "client-id", FRONTEGG_SECRET: secret };
  const withTokens =
    (answer: RequestListener): RequestListener =>
    (request, response) => {
      if (request.url === "/auth/vendor") answering(200, { token, expiresIn: 86400 })(request, response);
      else answer(request, response);
    };

  test("get a token from the same server, and the token goes with the request", async () => {
    const { exitCode, requests } = await verifyAgainst(withTokens(answering(200, fullUser)), { env: credentials });
    expect(exitCode).toBe(0);
    expect(requests.map(({ method, url }) => `${method} ${url}`)).toEqual([
      "POST /auth/vendor",
      `GET /identity/resources/vendor-only/users/v1/${userId}`,
    ]);
    expect(requests[1]?.headers.authorization).toBe(`Bearer ${token}`);
  });

  test("are reported as refused without being shown", async () => {
    const refusing = answering(401, { errors: [`Wrong secret ${secret}`] });
    const { exitCode, stdout, stderr } = await verifyAgainst(refusing, { env: credentials });
    expect({ exitCode, stdout }).toEqual({ exitCode: 2, stdout: "" });
    expect(stderr).toMatch(/^verify: POST \/auth\/vendor [^\n]*401/);
    expect(stderr).not.toContain(secret);
  });

  test.each([
    ["in a media type", answering(200, fullUser, `text/${token}`)],
    ["in the media type of an empty body", answering(200, "", `application/${token}+json`)],
    ["as a property", answering(200, user({ [token]: token }))],
    ["in an error", answering(403, { errors: [token] })],
    ["in an undocumented error", answering(418, { errors: [token] })],
  ] satisfies [string, RequestListener][])(
    "are never printed, even where an answer echoes them: %s",
    async (_where, listener) => {
      for (const args of [[], ["--json"]]) {
        const { stdout, stderr } = await verifyAgainst(withTokens(listener), { args, env: credentials });
        expect(stdout + stderr).not.toBe("");
        expect(stdout + stderr).not.toContain(token);
        expect(stdout + stderr).not.toContain(secret);
      }
    },
  );
});

test("sends the headers that pick environment and application", async () => {
  const args = ["--environment-id", "env", "--application-id", "app"];
  const { requests } = await verifyAgainst(answering(200, fullUser), { args });
  expect(requests[0]?.headers).toMatchObject({
    "frontegg-environment-id": "env",
    "frontegg-application-id": "app",
    host: expect.stringMatching(/^127\.0\.0\.1:/),
  });
});

test("gives one JSON object and nothing else with --json", async () => {
  const { stdout } = await verifyAgainst(answering(200, withoutEmail), { args: ["--json"] });
  expect(JSON.parse(stdout)).toEqual({
    violations: [{ severity: "error", message: "Response body must have required property 'email'" }],
  });
});

test("explains itself with --help", async () => {
  expect(await verify(["--help"], {})).toMatchObject({ exitCode: 0, stdout: expect.stringMatching(/^Usage: verify /) });
});
