import { once } from "node:events";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { createServer, type IncomingHttpHeaders } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { startMock, type MockServer } from "@frontegg-identity/mock";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { optionName } from "../src/command-line.ts";
import { kebabCase, operations } from "../src/operation.ts";
import { startCommand, type Ending, type StartOptions } from "./faults/start-command.ts";
import { runMain } from "./run-main.ts";

let mock: MockServer;
let directory: string;
beforeAll(async () => {
  mock = await startMock();
  directory = await mkdtemp(join(tmpdir(), "cli-"));
});
afterAll(async () => {
  await mock.close();
  await rm(directory, { recursive: true });
});
beforeEach(() => mock.reset());

const noCredentials = { FRONTEGG_CLIENT_ID: "", FRONTEGG_SECRET: "" };

/** Only what has an input or a shell needs a process of its own. */
const run = (args: readonly string[], options: StartOptions = {}): Promise<Ending> =>
  options.input === undefined && options.through === undefined
    ? runMain(args, { FRONTEGG_CLIENT_ID: "an-id", FRONTEGG_SECRET: "a-secret", ...options.env })
    : startCommand(args, options).ended;
const onMock = (...args: string[]): string[] => [...args, "--base-url", mock.url];
const firstId = (): string => mock.users.all()[0]?.id ?? "";

const words = (text: string): string => text.replaceAll("`", "").replaceAll(/\s+/g, " ").trim();

describe("each operation of the spec", () => {
  test.each(operations)("$id is a command, with help in the spec's words", async (operation) => {
    const { exitCode, stdout } = await run([kebabCase(operation.id), "--help"]);
    expect(exitCode).toBe(0);
    expect(words(stdout)).toContain(words(operation.summary));
    expect(words(stdout)).toContain(words(operation.description));
    for (const parameter of operation.parameters) {
      expect(stdout).toContain(
        parameter.in === "path" ? `<${kebabCase(parameter.name)}>` : `--${optionName(parameter)}`,
      );
      expect(words(stdout)).toContain(words(parameter.description));
    }
  });

  test.each(operations)("$id works against the mock, with the spec's own example", async (operation) => {
    const path = operation.parameters.filter((parameter) => parameter.in === "path").map(() => firstId());
    const options = operation.parameters.flatMap((parameter) =>
      parameter.in !== "path" && parameter.required ? [`--${optionName(parameter)}`, String(parameter.example)] : [],
    );
    const [example] = Object.values(operation.body?.examples ?? {});
    const body = example ? ["--body", JSON.stringify(example.value)] : [];
    const { exitCode, stdout, stderr } = await run(onMock(kebabCase(operation.id), ...path, ...options, ...body));
    expect({ exitCode, stderr: stderr.replace(/trace ID \S+/, "trace ID") }).toEqual({
      exitCode: 0,
      stderr: stdout === "" ? `${operation.id}: done, trace ID\n` : "",
    });
    const success = Object.entries(operation.responses).find(([status]) => status.startsWith("2"))?.[1].content;
    const [answer] = Object.values(success?.examples ?? {});
    // A behaviour of the mock answers with what it remembers, so only the kind is known.
    if (success?.kind === "text") expect(stdout).toBe(`${String(answer?.value)}\n`);
    else if (success) expect(typeof JSON.parse(stdout)).toBe(typeof answer?.value);
    else expect(stdout).toBe("");
  });

  test("is listed by --help", async () => {
    const { exitCode, stdout } = await run(["--help"]);
    expect(exitCode).toBe(0);
    for (const { id, summary } of operations)
      expect(stdout).toMatch(new RegExp(`^  ${kebabCase(id)} [^]*${summary}$`, "m"));
  });
});

describe("a body", () => {
  const update = '{"name":"Ada"}';
  test.each([
    ["text", update, undefined],
    ["a file", "@", undefined],
    ["standard input", "-", update],
  ])("comes from %s", async (_, source, input) => {
    const file = join(directory, "body.json");
    await writeFile(file, `\uFEFF${update}`);
    const args = onMock("update-user", firstId(), "--body", source === "@" ? `@${file}` : source);
    const { exitCode, stdout } = await run(args, input === undefined ? {} : { input });
    expect(exitCode).toBe(0);
    expect(JSON.parse(stdout)).toMatchObject({ name: "Ada" });
  });
});

test("header parameters of the spec are options", async () => {
  let headers: IncomingHttpHeaders = {};
  const server = createServer((request, response) => {
    ({ headers } = request);
    response.end("{}");
  });
  await once(server.listen(0, "127.0.0.1"), "listening");
  const { port } = server.address() as AddressInfo; // of a TCP server
  const args = [
    "get-user",
    "u-1",
    "--base-url",
    `http://127.0.0.1:${port}`,
    "--frontegg-environment-id",
    "an-environment",
  ];
  const { exitCode } = await run(args, { env: { ...noCredentials, FRONTEGG_TOKEN: "a-token" } });
  server.close();
  expect(exitCode).toBe(0);
  expect(headers).toMatchObject({ "frontegg-environment-id": "an-environment", authorization: "Bearer a-token" });
});

test("a token from the environment is sent, and takes no exchange of credentials", async () => {
  const env = { FRONTEGG_TOKEN: "a-token", FRONTEGG_CLIENT_ID: "", FRONTEGG_SECRET: "" };
  const { exitCode } = await run(onMock("get-user", firstId()), { env });
  expect(exitCode).toBe(0);
  expect(mock.requests.map(({ path }) => path).join()).not.toContain("/auth/vendor");
});

describe("a failed call ends with exit code 1 and says why on standard error", () => {
  test("with its trace ID", async () => {
    const { exitCode, stdout, stderr } = await run(onMock("get-user", "nobody"));
    expect({ exitCode, stdout }).toEqual({ exitCode: 1, stdout: "" });
    expect(stderr).toMatch(/^ApiError: GET \S+ answered 404, .*trace id \S+\n$/i);
  });

  test("with the option that the spec recommends for its error code, also for a list, which stops then", async () => {
    mock.on("getUser", { status: 403, example: "applicationIdMissing" });
    const hint = /ER-00008.*[\n ]--frontegg-application-id: Selects the application\. .*\n/;
    const { exitCode, stderr } = await run(onMock("get-user", firstId()));
    expect({ exitCode, stderr }).toEqual({ exitCode: 1, stderr: expect.stringMatching(hint) });
    const list = join(directory, "two.txt");
    await writeFile(list, "u-1\nu-2\n");
    const many = await run(onMock("get-user", "--from", list));
    expect(many.stderr).toMatch(hint);
    expect(many.stderr).toContain("0 done, 0 failed, 2 left");
  });

  test("without a secret that the API repeats", async () => {
    mock.on("createEnvironmentToken", { status: 401, body: { errors: ["No: a-secret"] } });
    const { exitCode, stderr } = await run(onMock("get-user", firstId()));
    expect(exitCode).toBe(1);
    expect(stderr).toMatch(/^AuthenticationError: /);
    expect(stderr).not.toContain("a-secret");
  });
});

const region = ["--region", "eu"];

describe("a wrong command line ends with exit code 2, one message, and no request:", () => {
  test.each<[string, string[], string | RegExp, Record<string, string>?]>([
    ["an unknown command", ["unenroll"], 'There is no command "unenroll". See --help.'],
    ["an unknown option", ["get-user", "u-1", "--regoin", "eu"], "Unknown option '--regoin'. See --help."],
    ["an option without a value", ["get-user", "--from", "--list"], "--from needs a value. See --help."],
    ["no ID", ["get-user", ...region], "get-user needs <user-id>, or --from. See --help."],
    [
      "two IDs",
      ["get-user", "u-1", "u-2", ...region],
      "get-user takes one <user-id>, not 2. For a list of them, use --from. See --help.",
    ],
    [
      "a misspelt field in a body",
      ["update-user", "u-1", "--body", '{"nam":"Ada","name":"Ada"}', ...region],
      /^--body has a field that the spec doesn't have: nam\. Its fields are name, /,
    ],
    ["a folder as a list", ["get-user", "--from", ".", ...region], "The list can't be read: . is a folder"],
    ["an ID that is a path", ["get-user", "..", ...region], /^<user-id> must be .*, not "\.\."$/],
    ["no body", ["update-user", "u-1", ...region], "--body is missing. See --help."],
    ["a body that isn't JSON", ["update-user", "u-1", "--body", "{name", ...region], "--body must be JSON"],
    [
      "a body that isn't there",
      ["update-user", "u-1", "--body", "@gone", ...region],
      "--body can't be read: there is no such file or folder: gone",
    ],
    [
      "a body that is a folder",
      ["update-user", "u-1", "--body", "@.", ...region],
      "--body can't be read: it is a folder",
    ],
    ["a body that the client refuses", ["update-user", "u-1", "--body", "[]", ...region], /^--body must be an object/],
    [
      "a field that the client refuses",
      ["update-user", "u-1", "--body", '{"metadata":{}}', ...region],
      /^--body\.metadata must be /,
    ],
    [
      "a header that can't be sent",
      ["get-user", "u-1", "--frontegg-environment-id", "☃", ...region],
      /^--frontegg-environment-id must be one line of Latin-1/,
    ],
    ["no server", ["get-user", "u-1"], /^Choose a server with --region \(eu, us, .*\) or --base-url$/],
    [
      "two servers",
      ["get-user", "u-1", ...region, "--base-url", "http://127.0.0.1:1/identity"],
      /^Choose a server with --region or --base-url, not both$/,
    ],
    ["an unknown region", ["get-user", "u-1", "--region", "mars"], /^There is no region "mars". Use one of eu, us, /],
    [
      "an insecure server",
      ["get-user", "u-1", "--base-url", "http://example.com/identity"],
      /^--base-url must be an https: URL(?!.*allowInsecureHttp)/,
    ],
    [
      "a server without its path",
      ["get-user", "u-1", "--base-url", "https://api.frontegg.com"],
      /^--base-url must end in \/identity .*Or use --region$/,
    ],
    [
      "a token with a space",
      ["get-user", "u-1", ...region],
      /^FRONTEGG_TOKEN /,
      { ...noCredentials, FRONTEGG_TOKEN: "a b" },
    ],
    [
      "no credentials",
      ["get-user", "u-1", ...region],
      /^Set the environment variables FRONTEGG_CLIENT_ID and/,
      noCredentials,
    ],
    [
      "a secret with a line break",
      ["get-user", "u-1", ...region],
      "FRONTEGG_SECRET starts or ends in white space or a line break. Remove it.",
      { FRONTEGG_SECRET: "a-secret\n" },
    ],
    ["credentials and a token", ["get-user", "u-1", ...region], /^FRONTEGG_TOKEN is set, and/, { FRONTEGG_TOKEN: "x" }],
    [
      "an ID and a list",
      ["get-user", "u-1", "--from", "x", ...region],
      "Name the IDs with --from or as an argument, not both",
    ],
    [
      "a list that isn't there",
      ["get-user", "--from", "gone", ...region],
      "The list can't be read: there is no such file or folder: gone",
    ],
    ["an option without a list", ["get-user", "u-1", "--dry-run", ...region], "--dry-run needs --from"],
    [
      "a wrong pace",
      ["get-user", "--from", "x", "--per-minute", "fast", ...region],
      /^--per-minute must be an integer from 1 to 60000, not "fast"$/,
    ],
    ["standard input without a journal", ["unenroll-user-mfa", "--from", "-", ...region], /^--from - needs --journal/],
    [
      "a list of what was read",
      ["get-user", "--from", "x", "--list", ...region],
      /^--list is for commands that change/,
    ],
    ["an update of many without a body", ["update-user", "--from", "x", ...region], /^--body is missing/],
  ])("%s", async (_, args, message, env) => {
    const { exitCode, stdout, stderr } = await run(args, env && { env });
    expect(stderr.trimEnd()).toEqual(typeof message === "string" ? message : expect.stringMatching(message));
    expect(stderr).not.toContain("    at ");
    expect({ exitCode, stdout }).toEqual({ exitCode: 2, stdout: "" });
  });
});

const write = async (text: string): Promise<string> => {
  const file = join(directory, `list-${Math.random()}.txt`);
  await writeFile(file, text);
  return file;
};

describe("--from", () => {
  test("names each wrong line of a file, and sends nothing", async () => {
    const list = await write("userId\nu-1\nada@example.com\nu-2\u200B\n");
    const { exitCode, stderr } = await run(onMock("unenroll-user-mfa", "--from", list));
    expect(stderr).toBe(
      `${list} must hold one ID on each line:\n  line 1: this is a header: "userId"\n  line 3: this is an e-mail address: "ada@example.com"\n  line 4: there is an invisible character in it: "u-2\u200B"\n`,
    );
    expect(exitCode).toBe(2);
    expect(mock.requests).toEqual([]);
  });

  test("shows at most twenty wrong lines", async () => {
    const { exitCode, stderr } = await run(onMock("unenroll-user-mfa", "--from", await write("a,b\n".repeat(30))));
    expect(exitCode).toBe(2);
    expect(stderr).toMatch(/line 20: .*\n {2}and perhaps more\n$/);
    expect(stderr).not.toContain("line 21");
  });

  test.each(["", "\n\n"])("refuses a list without an ID: %j", async (text) => {
    const { exitCode, stderr } = await run(onMock("unenroll-user-mfa", "--from", await write(text)));
    expect({ exitCode, stderr }).toMatchObject({ exitCode: 2, stderr: expect.stringMatching(/holds no ID\n$/) });
  });

  test("leaves out the wrong lines of standard input, and says so", async () => {
    const args = onMock(
      "unenroll-user-mfa",
      "--from",
      "-",
      "--journal",
      join(directory, "stdin.journal"),
      "--per-minute",
      "60000",
    );
    const { exitCode, stderr } = await run(args, { input: `${firstId()}\nada@example.com\n` });
    expect(stderr).toContain('left out  line 2: this is an e-mail address: "ada@example.com"');
    expect(stderr).toContain("1 done, 0 with nothing to do, 0 failed, 0 left");
    expect(exitCode).toBe(1);
    expect(mock.users.get(firstId())?.mfaEnrolled).toBe(false);
  });

  test("names the option that the client refuses for every ID", async () => {
    const header = ["--frontegg-environment-id", "☃"];
    const { exitCode, stderr } = await run(onMock("get-user", "--from", await write("u-1\n"), ...header));
    expect(stderr).toContain("would fail in the same way: --frontegg-environment-id must be one line of Latin-1");
    expect(exitCode).toBe(1);
  });

  test("--dry-run says how many and how long, and needs no credentials", async () => {
    const ids = Array.from({ length: 10_000 }, (_, index) => `user-${index}`);
    const list = await write([...ids, "user-1"].join("\n"));
    const args = onMock("unenroll-user-mfa", "--from", list, "--per-minute", "1000", "--dry-run");
    const { exitCode, stdout } = await run(args, { env: noCredentials });
    expect(stdout).toBe(
      `10,000 IDs in ${list}, 1 repetition\n10,000 to do: 11 min at 1,000 a minute. Nothing was sent.\n`,
    );
    expect(exitCode).toBe(0);
    expect(mock.requests).toEqual([]);
  });

  test("--dry-run counts the IDs of standard input without a journal", async () => {
    const args = onMock("unenroll-user-mfa", "--from", "-", "--dry-run");
    const { exitCode, stdout } = await run(args, { input: "u-1\n" });
    expect(stdout).toBe("1 ID in standard input\n1 to do: 1 s at 100 a minute. Nothing was sent.\n");
    expect(exitCode).toBe(0);
  });

  test("--dry-run --list prints what the journal knows, and sends nothing", async () => {
    const list = await write("u-1\nu-2\nu-3\n");
    const at = "2026-11-28T05:30:00.000Z";
    const states = [
      ["u-1", "sent"],
      ["u-1", "refused"],
      ["u-2", "sent"],
      ["u-2", "done"],
      ["u-9", "sent"],
      ["u-1", "sent"],
    ];
    const header = { "frontegg-identity-journal": 1, operation: "unenrollUserMfa", server: mock.url, options: {} };
    const lines = [header, ...states.map(([id, state]) => ({ id, state, at }))];
    await writeFile(`${list}.journal`, lines.map((line) => `${JSON.stringify(line)}\n`).join(""));
    const { exitCode, stdout, stderr } = await run(onMock("unenroll-user-mfa", "--from", list, "--dry-run", "--list"));
    expect(stdout).toBe(`done\tu-2\t${at}\t\nunknown\tu-1\t${at}\t\n`);
    expect(stderr).toContain("2 to do: 2 s at 100 a minute. Nothing was sent.");
    expect(exitCode).toBe(0);
    expect(mock.requests).toEqual([]);
  });

  test("--list prints one line for a user who was refused twice", async () => {
    const list = await write("nobody");
    const args = onMock("unenroll-user-mfa", "--from", list, "--list");
    await run(args);
    const { exitCode, stdout } = await run(args);
    expect(stdout).toMatch(/^refused\tnobody\t\S+\tApiError: .*404.*\n$/);
    expect(stdout.split("\n")).toHaveLength(2);
    expect(exitCode).toBe(1);
  });

  test("says how to go on: what failed is tried again, and a read without a journal starts again", async () => {
    const list = await write(`nobody\n${firstId()}\n`);
    const reset = await run(onMock("unenroll-user-mfa", "--from", list, "--per-minute", "60000"));
    expect(reset.stderr).toMatch(
      /\n1 done, 0 with nothing to do, 1 failed, 0 left\nThe same command tries those that failed again\.\n$/,
    );
    const read = await run(onMock("get-user", "--from", list, "--per-minute", "60000"));
    expect(read.stderr).toMatch(
      /\n1 done, 1 failed, 0 left\nThere is no --journal, so the same command starts again from the first ID\.\n$/,
    );
  });

  test("a journal of another server says what to check first", async () => {
    const list = await write(firstId());
    expect((await run(onMock("unenroll-user-mfa", "--from", list))).exitCode).toBe(0);
    const args = ["unenroll-user-mfa", "--from", list, "--region", "eu"];
    expect((await run(args)).stderr).toMatch(
      /is the journal of server .* Check --region and --base-url first\. With another/,
    );
  });

  test("get-user exports a line of JSON for each user", async () => {
    const list = await write(
      mock.users
        .all()
        .map(({ id }) => id)
        .join("\n"),
    );
    const { exitCode, stdout } = await run(onMock("get-user", "--from", list, "--per-minute", "60000"));
    expect(exitCode).toBe(0);
    const ids = stdout
      .trim()
      .split("\n")
      .map((line) => (JSON.parse(line) as { id: string }).id);
    expect(ids.toSorted()).toEqual(
      mock.users
        .all()
        .map(({ id }) => id)
        .toSorted(),
    );
  });

  test("update-user changes all users in the same way, and another body needs another journal", async () => {
    const list = await write(firstId());
    const update = (name: string) =>
      run(onMock("update-user", "--from", list, "--body", JSON.stringify({ name }), "--per-minute", "60000"));
    expect((await update("Ada")).exitCode).toBe(0);
    expect(mock.users.get(firstId())?.name).toBe("Ada");
    const { exitCode, stderr } = await update("Grace");
    expect(stderr).toMatch(/is the journal of another --body. With another --journal, every ID is called again.\n$/);
    expect(exitCode).toBe(2);
  });

  test("another header option needs another journal", async () => {
    const list = await write(firstId());
    const reset = (environment: string) =>
      run(onMock("unenroll-user-mfa", "--from", list, "--frontegg-environment-id", environment));
    expect((await reset("env-a")).exitCode).toBe(0);
    const { exitCode, stderr } = await reset("env-b");
    expect(stderr).toBe(
      `${list}.journal is the journal of another --frontegg-environment-id. With another --journal, every ID is called again.\n`,
    );
    expect(exitCode).toBe(2);
    expect((await reset("env-a")).stderr).toContain("1 done in an earlier run");
  });

  test("a canary on the same journal isn't done again", async () => {
    const list = await write(
      mock.users
        .all()
        .map(({ id }) => id)
        .join("\n"),
    );
    const args = ["--journal", `${list}.journal`, "--per-minute", "60000"];
    const canary = await run(onMock("unenroll-user-mfa", "--from", "-", ...args), { input: firstId() });
    expect(canary.exitCode).toBe(0);
    const { exitCode, stderr } = await run(onMock("unenroll-user-mfa", "--from", list, ...args));
    expect(stderr).toContain("1 done in an earlier run");
    expect(exitCode).toBe(0);
    const resets = mock.requests.filter(({ path }) => path.includes(`/${firstId()}/`));
    expect(resets).toHaveLength(1);
  });
});

// Only Linux has a device that is always full.
describe.skipIf(process.platform !== "linux")("on a full disk", () => {
  const through = ["bash", "-c", '"$@" >/dev/full', "bash"];
  const message = /(^|\n)Standard output can't be written: ENOSPC.*\n$/;

  test.each<[string, () => string[]]>([
    ["a response", () => onMock("get-user", firstId())],
    ["help", () => ["--help"]],
    ["verify", () => onMock("verify", "--operation", "get-user", "--user-id", firstId())],
  ])("%s ends with exit code 1, and says why", async (_, args) => {
    const { exitCode, stderr } = await run(args(), { through });
    expect(stderr).toMatch(message);
    expect(stderr).not.toContain("    at ");
    expect(exitCode).toBe(1);
  });

  test("--list ends with exit code 1, and the journal has everything", async () => {
    const list = await write(firstId());
    const args = onMock("unenroll-user-mfa", "--from", list, "--list");
    const { exitCode, stderr } = await run(args, { through });
    expect(stderr).toMatch(message);
    expect(exitCode).toBe(1);
    expect((await run(args)).stdout).toMatch(/^done\t/);
  });

  test("an export stops, and doesn't count what it couldn't write as done", async () => {
    const list = await write(firstId());
    const args = onMock("get-user", "--from", list, "--journal", `${list}.journal`);
    const { exitCode, stderr } = await run(args, { through });
    expect(stderr).toMatch(/^Stopping: .*ENOSPC/m);
    expect(stderr).not.toContain("nobody reads");
    expect(exitCode).toBe(1);
    expect(JSON.parse((await run(args)).stdout)).toMatchObject({ id: firstId() });
  });
});

test("--version prints the version, as a process does too", async () => {
  expect((await run(["--version"])).stdout).toMatch(/^\d+\.\d+\.\d+\n$/);
  const { exitCode, stdout } = await startCommand(["--version"]).ended;
  expect({ exitCode, stdout }).toEqual({ exitCode: 0, stdout: (await run(["--version"])).stdout });
});
