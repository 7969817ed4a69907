import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { drift as run, type Outcome } from "../src/drift.ts";
import { fixturePath, largeVendorDocument, readFrozen } from "./vendor-document.ts";

const drift = (args: readonly string[]): Promise<Outcome> => run(args, readFrozen);

let folder: string;
let server: Server;
let origin: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "drift-"));
  server = createServer((request, response) => {
    if (request.url === "/spec.json") response.end(largeVendorDocument());
    else if (request.url === "/moved") response.writeHead(302, { location: "/spec.json" }).end();
    else if (request.url === "/reset") request.socket.resetAndDestroy();
    else response.writeHead(404).end("not here");
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  // A TCP server has an address of this form.
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});

afterAll(async () => {
  await new Promise((resolve) => server.close(resolve));
  await rm(folder, { recursive: true });
});

async function file(text: string): Promise<string> {
  const path = join(folder, "vendor.yaml");
  await writeFile(path, text);
  return path;
}

/** A URL of a server that has just stopped. */
async function nobody(): Promise<string> {
  const gone = createServer();
  await new Promise<void>((resolve) => gone.listen(0, "127.0.0.1", resolve));
  // A TCP server has an address of this form.
  const { port } = gone.address() as AddressInfo;
  await new Promise((resolve) => gone.close(resolve));
  return `http://127.0.0.1:${port}/spec.json`;
}

/** A document with one of our operations. */
const oneOperation = (openapi: string, response: object = { description: "" }) =>
  JSON.stringify({
    info: { title: "One operation", version: "1" },
    openapi,
    paths: { "/resources/vendor-only/users/v1/{userId}": { get: { responses: { 200: response } } } },
  });

/** The frozen spec, with a text that a statement of ours rests on. */
const withText =
  (sha256: string) =>
  async (name: string): Promise<string> => {
    const text = await readFrozen(name);
    const entry = {
      operation: "updateUser",
      pointer: "/servers/https:~1~1{domain}.frontegg.com~1identity/description",
      sha256,
      statement: "what it is",
    };
    return name === "deviations.yaml" ? `${text}\ntexts: ${JSON.stringify([entry])}\n` : text;
  };

describe("drift", () => {
  test("tells a changed text of the vendor's whole, with the hash to put in the list", async () => {
    const first = await run([fixturePath], withText("0"));
    expect(first.exitCode).toBe(1);
    const [, sha256 = ""] =
      /\(what it is\) has changed; it reads now: .+\n {4}sha256: ([0-9a-f]{64})\n/.exec(first.stdout) ?? [];
    expect((await run([fixturePath], withText(sha256))).exitCode).toBe(0);
  });

  test("tells an operation that moved once, and not again for all that is listed of it", async () => {
    const text = await readFile(fixturePath, "utf8");
    const moved = await file(text.replace("/resources/users/v1/", "/resources/users/v2/"));
    const { exitCode, stdout } = await drift(["--json", moved]);
    const failing = JSON.parse(stdout).differences.filter(({ accepted }: { accepted: boolean }) => !accepted);
    expect(failing).toMatchObject([{ operation: "updateUser", pointer: "", kind: "gone upstream" }]);
    expect(exitCode).toBe(1);
  });

  test("accepts the vendor's document: every difference is listed in spec/deviations.yaml or a matter of words", async () => {
    const { exitCode, stdout, stderr } = await drift([fixturePath]);
    expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: "" });
    expect(stdout).toContain("\nNo drift: 104 differences, all of them deliberate or a matter of words.\n");
    expect(stdout).not.toContain("NOT ACCEPTED");
  });

  test("gives one JSON object and nothing else with --json", async () => {
    const { exitCode, stdout } = await drift(["--json", fixturePath]);
    const { differences, ...others } = JSON.parse(stdout);
    expect({ exitCode, others }).toEqual({ exitCode: 0, others: {} });
    expect(differences).toHaveLength(104);
    for (const difference of differences) {
      expect(Object.keys(difference)).toEqual(["operation", "pointer", "kind", "ours", "theirs", "accepted"]);
      expect(difference.accepted).toBe(true);
    }
  });

  test("ends with 1 and puts what is not accepted first", async () => {
    const { exitCode, stdout } = await drift([await file(oneOperation("3.1.0"))]);
    expect(exitCode).toBe(1);
    expect(stdout).toMatch(
      /^Ours: .+\nTheirs: .+\n\nNOT ACCEPTED: \d+\n {2}gone upstream: updateUser \(the whole operation\)\n/,
    );
    expect(stdout).toMatch(/\nDrift: \d+ of \d+ differences are not accepted\.\n$/);
  });

  test("keeps line breaks and control characters of the vendor's out of the report's lines", async () => {
    const document = JSON.parse(oneOperation("3.1.0"));
    document.servers = [{ url: "https://x/\n```\u001b[31m" }];
    const { stdout } = await drift([await file(JSON.stringify(document))]);
    expect(stdout).toContain("/servers/https:~1~1x~1 ``` [31m\n");
  });

  test.each(["/spec.json", "/moved"])("downloads the document from a URL: %s", async (path) => {
    expect(await drift([origin + path])).toMatchObject({ exitCode: 0, stderr: "" });
  });

  test("takes arguments after a separator", async () => {
    expect(await drift(["--", fixturePath, "--json"])).toMatchObject({ exitCode: 0 });
  });

  test("explains itself with --help", async () => {
    expect(await drift(["--help"])).toMatchObject({ exitCode: 0, stdout: expect.stringMatching(/^Usage: drift /) });
  });
});

const unusable: [input: string, args: () => Promise<string[]> | string[], sentence: RegExp][] = [
  ["three documents", () => ["a", "b", "c"], /give at most 2 documents/],
  ["an unknown flag", () => ["a", "--jsno"], /Unknown option '--jsno'/],
  ["a value for a flag without one", () => ["a", "--json=1"], /--json/],
  ["a file that is not there", () => ["nowhere.yaml"], /nowhere\.yaml can.t be read: there is no such file\./],
  ["a folder", () => [folder], /can.t be read: it is a folder\./],
  ["an empty file", async () => [await file("")], /is empty, but must be an OpenAPI document\./],
  ["a list", async () => [await file("- 1")], /it holds a list/],
  ["a text", async () => [await file("hello")], /it holds a string/],
  ["broken YAML", async () => [await file("a: [1\nb: 2")], /is not one JSON or YAML document: .* line /],
  ["broken JSON", async () => [await file('{"openapi": "3.0.0",')], /is not one JSON or YAML document: .* line /],
  ["an unknown alias", async () => [await file("a: *b")], /is not one JSON or YAML document: .*alias/],
  ["HTML", async () => [await file("<!doctype html>\n<p>Sign in</p>")], /it holds a string/],
  ["another YAML document", async () => [await file("a: 1")], /it has no `openapi` field\./],
  ["Swagger 2", async () => [await file('swagger: "2.0"')], /its `swagger` field is "2\.0"\./],
  ["OpenAPI 4", async () => [await file("openapi: 4.0.0")], /its `openapi` field is "4\.0\.0"\./],
  [
    "a document with none of our operations",
    async () => [await file("openapi: 3.0.0\ninfo: {}\npaths: {}")],
    /has none of our operations \(PUT /,
  ],
  [
    "a reference that leads nowhere",
    async () => [await file(oneOperation("3.0.0", { $ref: "#/components/responses/Gone" }))],
    /#\/components\/responses\/Gone leads nowhere\./,
  ],
  [
    "a reference that is encoded wrongly",
    async () => [await file(oneOperation("3.0.0", { $ref: "#/components/%" }))],
    /#\/components\/% leads nowhere\./,
  ],
  [
    "a reference to another file",
    async () => [await file(oneOperation("3.0.0", { $ref: "./responses.yaml" }))],
    /refers to \.\/responses\.yaml, which is not read: there is no such file\./,
  ],
  [
    "a reference to itself",
    async () => {
      const document = JSON.parse(oneOperation("3.0.0", { $ref: "#/components/responses/A" }));
      document.components = { responses: { A: { $ref: "#/components/responses/A" } } };
      return [await file(JSON.stringify(document))];
    },
    /refers to nothing but itself\./,
  ],
  ["a URL that answers an error", () => [`${origin}/nothing`], /can.t be read: the server answers 404\./],
  ["a connection that breaks", () => [`${origin}/reset`], /can.t be read: (ECONNRESET|UND_ERR_SOCKET)\./],
  ["a port where nobody listens", async () => [await nobody()], /can.t be read: ECONNREFUSED\./],
  ["a URL of another scheme", () => ["ftp://example.com/spec.json"], /can.t be read: unknown scheme\./],
];

describe("one sentence and exit code 2 for", () => {
  test.each(unusable)("%s", async (_input, args, sentence) => {
    const { exitCode, stdout, stderr } = await drift(await args());
    expect({ exitCode, stdout }).toEqual({ exitCode: 2, stdout: "" });
    expect(stderr).toMatch(sentence);
    expect(stderr).toMatch(/^drift: [^\n]+\n$/);
  });
});
