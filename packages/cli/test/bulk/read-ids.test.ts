import { expect, test } from "vitest";
import { readIds, type WrongLine } from "../../src/bulk/read-ids.ts";

async function read(...chunks: string[]): Promise<(string | WrongLine)[]> {
  const found: (string | WrongLine)[] = [];
  for await (const lines of readIds(from(chunks))) found.push(...lines);
  return found;
}

async function* from(chunks: readonly string[]): AsyncGenerator<string> {
  yield* chunks;
}

test.each([
  ["line breaks of any system", ["a\nb\r\nc\rd\u2028e"], ["a", "b", "c", "d", "e"]],
  [
    "a byte order mark, blank lines and white space around an ID",
    ["\uFEFFuser-1\r\n\r\n  user-2\t\nuser-1\n"],
    ["user-1", "user-2", "user-1"],
  ],
  ["chunks that end anywhere", ["us", "er-1\r", "\nuser-2\r", "\n", "user-3"], ["user-1", "user-2", "user-3"]],
  [
    "IDs of any alphabet",
    ["auth0|5f\nuser:2\nключ\nastrid\nda-vid\n6f1c0b9e-5d0a-4f0e-9c1b-2f6f3f1d9a10"],
    ["auth0|5f", "user:2", "ключ", "astrid", "da-vid", "6f1c0b9e-5d0a-4f0e-9c1b-2f6f3f1d9a10"],
  ],
  ["nothing", ["\n \n"], []],
])("reads %s", async (_, chunks, ids) => {
  expect(await read(...chunks)).toEqual(ids);
});

test.each([
  ["a path", "..", "this is a path"],
  ["a path", "a/b", "this is more than an ID"],
  ["CSV", "1,ada", "this is more than an ID"],
  ["JSON", '["user-1"]', "this is more than an ID"],
  ["two IDs", "user-1 user-2", "this is more than an ID"],
  ["UTF-16", Buffer.from("1", "utf16le").toString(), "this is more than an ID"],
  ["in another encoding", Buffer.from("us\u00E9r", "latin1").toString(), "this is more than an ID"],
  ["a header", "userId", "this is a header"],
  ["a header", "ID", "this is a header"],
  ["a header", "user_id", "this is a header"],
  ["a header", "frontegg_id", "this is a header"],
  ["a header", "fronteggUserId", "this is a header"],
  ["a header", "customer_uuid", "this is a header"],
  ["an e-mail address", "ada@example.com", "this is an e-mail address"],
  ["an ID with a zero-width space", "user-1\u200B", "there is an invisible character in it"],
  ["an ID with a soft hyphen", "6f1c0b9e\u00AD5d0a", "there is an invisible character in it"],
  ["an ID with a byte order mark inside", "us\uFEFFer-1", "there is an invisible character in it"],
])("refuses %s, with its line", async (_, text, problem) => {
  expect(await read(`user-1\n\n${text}\nuser-2`)).toEqual(["user-1", { line: 3, text, problem }, "user-2"]);
});

test("refuses a file without line breaks before it is in memory", async () => {
  await expect(read("x".repeat(60_000), "x".repeat(60_000))).rejects.toThrow(
    "The list can't be read: a line is longer than 100000 characters",
  );
});
