import { createReadStream } from "node:fs";
import { Readable } from "node:stream";
import { expect, test } from "vitest";
import { readUserIds } from "../support/read-user-ids.ts";

function idsIn(text: string): Promise<string[]> {
  return Array.fromAsync(readUserIds(Readable.from([text]), "the list"));
}

test("skips blank lines, a byte order mark and white space around an id", async () => {
  expect(await idsIn("\uFEFFuser-1\r\n\r\n  user-2\t\nuser-1\n")).toEqual(["user-1", "user-2", "user-1"]);
});

test("gives an id before the rest of the list is there", async () => {
  const input = new Readable({ read() {} });
  const ids = readUserIds(input, "the list");
  input.push("user-1\nuser-");
  expect(await ids.next()).toEqual({ done: false, value: "user-1" });
  input.push("2");
  input.push(null);
  expect(await Array.fromAsync(ids)).toEqual(["user-2"]);
});

test.each([
  ["a path segment", "user-1\n..\nuser-2\n.", 'line 2: ".."\n  line 4: "."'],
  ["CSV", "id,email\n1,ada@example.com", 'line 1: "id,email"\n  line 2: "1,ada@example.com"'],
  ["JSON", '["user-1"]', 'line 1: "[\\"user-1\\"]"'],
  ["a path", "a/b", 'line 1: "a/b"'],
  ["UTF-16", Buffer.from("1\n", "utf16le").toString(), 'line 1: "1\\u0000"'],
  ["in another encoding", Buffer.from("us\u00E9r", "latin1").toString(), 'line 1: "us\uFFFDr"'],
  ["two ids on a line", "user-1 user-2", 'line 1: "user-1 user-2"'],
])("names each line that is %s", async (_, text, lines) => {
  await expect(idsIn(text)).rejects.toThrow(
    `the list must hold one user id a line, but these lines are none:\n  ${lines}`,
  );
});

test("stops reading where twenty lines are none", async () => {
  const read = idsIn(`${"a,b\n".repeat(20)}a,b\n`);
  await expect(read).rejects.toThrow(/line 20: "a,b"\n {2}and perhaps more$/);
});

test("refuses a list without an id", async () => {
  await expect(idsIn("\n \n")).rejects.toThrow("the list holds no user id");
});

test("says that a file cannot be read", async () => {
  const read = Array.fromAsync(readUserIds(createReadStream("there-is-no-such-file"), "the list"));
  await expect(read).rejects.toThrow(/^The list of users cannot be read: Error: ENOENT/);
});
