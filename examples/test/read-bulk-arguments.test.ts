import { expect, test } from "vitest";
import { readBulkArguments } from "../support/read-bulk-arguments.ts";

test("defaults to the limit of the smallest plan, and to a journal beside the list", () => {
  expect(readBulkArguments(["users.txt", "--region", "eu"])).toMatchObject({
    server: { region: "eu" },
    perMinute: 100,
    journalPath: "users.txt.journal",
  });
});

test.each([
  [[], "Name one file of user ids, or - for standard input"],
  [["a.txt", "b.txt"], "Name one file of user ids"],
  [["users.txt"], "Give either --region or --base-url"],
  [["users.txt", "--region", "eu", "--base-url", "https://example.com"], "Give either --region or --base-url"],
  [["users.txt", "--regoin", "eu"], "Unknown option '--regoin'"],
  [["-", "--region", "eu"], "Standard input needs --journal <file>"],
  [["users.txt", "--region", "eu", "--per-minute", "0"], '--per-minute must be an integer from 1 to 60000, not "0"'],
  [
    ["users.txt", "--region", "eu", "--per-minute", "1e9"],
    '--per-minute must be an integer from 1 to 60000, not "1e9"',
  ],
])("refuses %j", (args, message) => {
  expect(() => readBulkArguments(args)).toThrow(message);
});
