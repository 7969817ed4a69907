import { connect } from "node:net";
import { text } from "node:stream/consumers";
import { afterAll, beforeAll, expect, test } from "vitest";
import { startMock, type Mock } from "../src/index.ts";
import { send, UNENROLL, USER, USER_UPDATE } from "./request.ts";

let mock: Mock;
beforeAll(async () => {
  mock = await startMock();
});
afterAll(() => mock.close());

// Prism alone never answers the requests of this table, or answers 500, or ends the process.
test.each<[string, string, RequestInit, number, string]>([
  ["malformed JSON", USER_UPDATE, { method: "PUT", body: '{"name":' }, 400, "The request body is not JSON: "],
  [
    "malformed JSON where no body is due",
    UNENROLL,
    { method: "POST", body: "{" },
    400,
    "The request body is not JSON: ",
  ],
  [
    "a compressed body",
    USER_UPDATE,
    { method: "PUT", body: new Uint8Array([31, 139]), headers: { "content-encoding": "gzip" } },
    400,
    "The request body is not JSON: ",
  ],
  [
    "a body over 10 MiB",
    USER_UPDATE,
    { method: "PUT", body: JSON.stringify({ name: "x".repeat(10 * 1024 * 1024) }) },
    413,
    "The request body is over 10485760 bytes",
  ],
  [
    "a path that cannot be decoded",
    "/resources/vendor-only/users/v1/%ff",
    {},
    400,
    "The request's path is malformed: ",
  ],
])("answers %s at once and in the form of the spec's errors", async (_name, path, init, status, message) => {
  const reply = await send(mock, path, init);
  expect(reply).toMatchObject({ status, body: { errors: [expect.stringContaining(message)] } });
});

test.each([
  ["an unknown charset", "application/json; charset=nonsense", 200],
  ["no media type", ";;", 400],
  ["half a media type", "text", 400],
  ["another media type", "text/plain; charset=nonsense", 400],
])("answers a body of %s", async (_name, type, status) => {
  const reply = await send(mock, USER_UPDATE, { method: "PUT", body: "{}", headers: { "content-type": type } });
  expect(reply.status).toBe(status);
});

test("answers a JSON body sent in chunks that is empty after all", async () => {
  const { port, pathname } = new URL(mock.url);
  const socket = connect(Number(port), "127.0.0.1");
  socket.write(
    `PUT ${pathname}${USER_UPDATE} HTTP/1.1\r\nhost: mock\r\nauthorization: Bearer any\r\nconnection: close\r\n` +
      "content-type: application/json\r\ntransfer-encoding: chunked\r\n\r\n0\r\n\r\n",
  );
  await expect(text(socket)).resolves.toMatch(/^HTTP\/1\.1 400 /);
});

test("answers a request target that is no URL", async () => {
  const reply = await send({ ...mock, url: new URL(mock.url).origin }, "//");
  expect(reply.status).toBe(400);
});

test("goes on answering after a sender that broke off", async () => {
  const { port, pathname } = new URL(mock.url);
  const socket = connect(Number(port), "127.0.0.1");
  await new Promise((resolve) => {
    const head = `PUT ${pathname}${USER_UPDATE} HTTP/1.1\r\nhost: mock\r\ncontent-length: 100\r\n\r\n{`;
    socket.write(head, resolve);
  });
  socket.resetAndDestroy();
  await expect(send(mock, USER)).resolves.toMatchObject({ status: 200 });
});
