import { createServer, type IncomingMessage, type RequestListener } from "node:http";
import type { AddressInfo } from "node:net";
import { gzipSync } from "node:zlib";
import { startMock } from "@frontegg-identity/mock";
import { describe, expect, test } from "vitest";
import {
  fullUser,
  rightAnswers,
  SECRET,
  wrongAnswers,
  type TestAnswer,
} from "../../client/test/check-responses/answers.ts";
import { optionName } from "../src/command-line.ts";
import { kebabCase, operations } from "../src/operation.ts";
import type { Ending } from "./faults/start-command.ts";
import { runMain } from "./run-main.ts";

const environment = { FRONTEGG_TOKEN: SECRET };
/** The answers are those of one operation, whatever else the spec has. */
const USER = ["--operation", "get-user", "--user-id", "u-1"];

const verify = (args: readonly string[], env: Readonly<Record<string, string>> = environment): Promise<Ending> =>
  runMain(["verify", ...args], env);

/** How the command ended, what it printed, and what the server was asked. */
async function verifyAgainst(listener: RequestListener, args: readonly string[] = [], env = environment as object) {
  const requests: IncomingMessage[] = [];
  const server = createServer((request, response) => {
    requests.push(request);
    listener(request, response);
  });
  await new Promise<void>((resolve) => {
    server.listen(0, "127.0.0.1", resolve);
  });
  const { port } = server.address() as AddressInfo; // of a TCP server
  const baseUrl = `http://127.0.0.1:${port}/identity`;
  const outcome = await verify(["--base-url", baseUrl, ...USER, ...args], { ...env });
  server.closeAllConnections();
  server.close();
  return { ...outcome, baseUrl, requests };
}

const answering =
  ({ status, body, headers = {}, mediaType = "application/json" }: TestAnswer): RequestListener =>
  (_request, response) => {
    response.writeHead(status, { ...headers, ...(mediaType && { "content-type": mediaType }) }).end(body);
  };
const answer = (status: number, body: object): TestAnswer => ({ status, body: JSON.stringify(body) });
/** The command calls no other operation. */
const isOfGetUser = ({ operation = "getUser" }: TestAnswer): boolean => operation === "getUser";

const compressed: RequestListener = (_request, response) => {
  response.writeHead(200, { "content-type": "application/json", "content-encoding": "gzip" });
  response.end(gzipSync(JSON.stringify(fullUser)));
};

describe("exit code 0 when the API answers", () => {
  test("as the mock does", async () => {
    const mock = await startMock({ users: [{ id: "u-1" }] });
    const outcome = await verify(["--base-url", `${mock.url}/`, ...USER]);
    await mock.close();
    expect(outcome).toEqual({
      exitCode: 0,
      stdout: `getUser at ${mock.url}: the response is as the spec says.\n`,
      stderr: "",
    });
  });

  test("with a compressed user", async () => {
    expect(await verifyAgainst(compressed)).toMatchObject({ exitCode: 0, stderr: "" });
  });
});

const reads = operations.filter(({ method }) => method === "GET");

test("calls each operation that only reads, if its parameters are given, and says which it left out", async () => {
  const mock = await startMock({ createUsers: true });
  const required = reads.flatMap(({ parameters }) => parameters.filter((parameter) => parameter.required));
  const options = required.flatMap((parameter) => {
    const name = parameter.in === "path" ? kebabCase(parameter.name) : optionName(parameter);
    return [`--${name}`, String(parameter.example)];
  });
  expect(await verify(["--base-url", mock.url, ...options])).toMatchObject({ exitCode: 0, stderr: "" });
  expect(mock.requests.map(({ operation }) => operation)).toEqual(reads.map(({ id }) => id));

  const { stderr } = await verify(["--base-url", mock.url]);
  for (const { id } of reads.filter(({ parameters }) => parameters.some((parameter) => parameter.required))) {
    expect(stderr).toMatch(new RegExp(`^(?:verify needs|${id} wasn't called, because it needs) --`, "m"));
  }
  await mock.close();
});

describe("exit code 1, one request and each difference in words for", () => {
  test.each(Object.entries(wrongAnswers).filter(([, [wrong]]) => isOfGetUser(wrong)))(
    "%s",
    async (_, [wrong, problems]) => {
      const { exitCode, stdout, stderr, requests, baseUrl } = await verifyAgainst(answering(wrong));
      const [title, ...lines] = stdout.trimEnd().split("\n");
      expect(title).toMatch(
        /^getUser at http\S+ answered \d{3}( \(trace ID \S+\))?\. \d+ differences? from the spec:$/,
      );
      expect(title).toContain(baseUrl);
      expect(lines.toSorted()).toEqual(problems.map((problem) => `- ${problem.replace(" ", ": ")}`).toSorted());
      expect({ exitCode, stderr, requests: requests.length }).toEqual({ exitCode: 1, stderr: "", requests: 1 });
      expect(stdout).not.toContain(SECRET);
    },
  );
});

describe("a documented answer is exit code 0, or 2 if it is an error that tells nothing about a user:", () => {
  test.each(Object.entries(rightAnswers).filter(([, right]) => isOfGetUser(right)))("%s", async (_, right) => {
    const { exitCode, stdout, stderr } = await verifyAgainst(answering(right));
    expect(exitCode).toBe(right.status < 300 ? 0 : 2);
    expect(stderr === "").toBe(right.status < 300);
    expect(stdout).not.toContain("difference");
  });
});

describe("one sentence and exit code 2 when nothing can be verified:", () => {
  test.each<[string, RequestListener, RegExp]>([
    ["the user isn't there", answering(answer(404, { errors: ["User not found"] })), / 404\b.*User not found/],
    ["the token is refused", answering(answer(401, { errors: ["Unauthorized"] })), / 401\b.*Unauthorized/],
    ["the limit is reached", answering(answer(429, { errors: ["Slow down"] })), / 429\b.*Slow down/],
    ["the API is down", answering({ status: 503, body: "<p>Down</p>", mediaType: "text/html" }), / 503\b/],
    ["the connection breaks", (request) => request.socket.resetAndDestroy(), /ECONNRESET|UND_ERR_SOCKET/],
  ])("%s", async (_, listener, sentence) => {
    const { exitCode, stdout, stderr, requests } = await verifyAgainst(listener);
    expect({ exitCode, stdout, requests: requests.length }).toEqual({ exitCode: 2, stdout: "", requests: 1 });
    expect(stderr).toMatch(/^\w+: [^\n]+\n$/);
    expect(stderr).toMatch(sentence);
  });

  const server = ["--base-url", "http://127.0.0.1:1/identity"];
  test.each<[string, string[], RegExp]>([
    ["no ID", [...server, ...USER.slice(0, 2)], /^verify needs --user-id\. See --help\.$/],
    ["an argument", [...server, "u-1"], /^verify takes options, and no argument\. See --help\.$/],
    ["an operation that changes something", ["--operation", "update-user"], /^--operation must be one of .*get-user/],
    ["an unknown option", ["--usr-id", "x"], /^Unknown option '--usr-id'\. See --help\.$/],
    ["no server", ["--user-id", "x"], /^Choose a server/],
  ])("%s", async (_, args, sentence) => {
    const { exitCode, stderr } = await verify(args);
    expect(exitCode).toBe(2);
    expect(stderr.trimEnd()).toMatch(sentence);
  });
});

test("credentials are never printed, even if an answer repeats them", async () => {
  const secret = "the-secret-of-the-environment";
  const credentials = { FRONTEGG_CLIENT_ID: "client-id", FRONTEGG_SECRET: secret };
  const answers = [
    answer(200, { ...fullUser, [SECRET]: SECRET, name: { [SECRET]: SECRET } }),
    { status: 200, body: "", mediaType: `application/${SECRET}+json` },
    answer(418, { errors: [SECRET] }),
    answer(403, { errors: [SECRET] }),
  ];
  for (const repeated of answers) {
    for (const args of [[], ["--json"]]) {
      const listener: RequestListener = (request, response) => {
        const isExchange = request.url === "/auth/vendor";
        answering(isExchange ? answer(200, { token: SECRET, expiresIn: 86_400 }) : repeated)(request, response);
      };
      const { stdout, stderr, requests } = await verifyAgainst(listener, args, credentials);
      expect(requests.map(({ url }) => url)).toEqual(["/auth/vendor", expect.stringContaining("/users/v1/u-1")]);
      expect(stdout + stderr).not.toBe("");
      expect(stdout + stderr).not.toContain(SECRET);
      expect(stdout + stderr).not.toContain(secret);
    }
  }
});

test("--json prints the mismatches", async () => {
  const { stdout, exitCode } = await verifyAgainst(answering(answer(200, { ...fullUser, id: null })), ["--json"]);
  expect(exitCode).toBe(1);
  expect(JSON.parse(stdout)).toMatchObject([
    { operation: "getUser", status: 200, problems: [{ at: "/id", kind: "wrong" }] },
  ]);
});

test("--help explains it", async () => {
  const { exitCode, stdout } = await verify(["--help"]);
  expect(exitCode).toBe(0);
  expect(stdout).toMatch(/^Usage: frontegg-identity verify \[options\]\n/);
  expect(stdout).toMatch(/^ {2}get-user --user-id <text> +Get /m);
});
