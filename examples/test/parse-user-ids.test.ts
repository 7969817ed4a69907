import { expect, test } from "vitest";
import { parseUserIds } from "../support/parse-user-ids.ts";

test("skips blank lines, a byte order mark and white space around an id, and takes a duplicate once", () => {
  expect(parseUserIds("\uFEFFuser-1\r\n\r\n  user-2\t\nuser-1\n", "the list")).toEqual({
    userIds: ["user-1", "user-2"],
    duplicates: 1,
  });
});

test.each([
  ["a path segment", "user-1\n..\nuser-2\n.", 'line 2: ".."\n  line 4: "."'],
  ["CSV", "id,email\n1,ada@example.com", 'line 1: "id,email"\n  line 2: "1,ada@example.com"'],
  ["JSON", '["user-1"]', 'line 1: "[\\"user-1\\"]"'],
  ["a path", "a/b", 'line 1: "a/b"'],
  ["two ids on a line", "user-1 user-2", 'line 1: "user-1 user-2"'],
])("names each line that is %s", (_, text, lines) => {
  expect(() => parseUserIds(text, "the list")).toThrow(
    `the list must hold one user id a line, but these lines are none:\n  ${lines}`,
  );
});

test("refuses a list without an id", () => {
  expect(() => parseUserIds("\n \n", "the list")).toThrow("the list holds no user id");
});
