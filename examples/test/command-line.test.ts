import { expect, test } from "vitest";
import { inputOf, integerOf, parsedArguments, SERVER_OPTIONS, serverOf } from "../support/command-line.ts";

/** The command line that the commands have in common, and what it says. */
function read(...args: string[]) {
  const options = { ...SERVER_OPTIONS, "per-minute": { type: "string", default: "100" } } as const;
  const { values, positionals } = parsedArguments(args, options);
  const { name } = inputOf(positionals);
  return { name, ...serverOf(values), perMinute: integerOf("per-minute", values["per-minute"], 1, 60_000) };
}

test("reads a file, a server and an integer", () => {
  expect(read("users.txt", "--region", "eu")).toEqual({ name: "users.txt", region: "eu", perMinute: 100 });
  const baseUrl = "https://example.com";
  expect(read("-", "--base-url", baseUrl, "--per-minute", "1000")).toEqual({
    name: "standard input",
    baseUrl,
    perMinute: 1_000,
  });
});

test.each([
  [[], "Name one file of user ids, or - for standard input"],
  [["a.txt", "b.txt"], "Name one file of user ids"],
  [["users.txt"], "Give either --region or --base-url"],
  [["users.txt", "--region", "mars"], '--region must be one of eu, us, ca, au, not "mars"'],
  [["users.txt", "--region", "eu", "--base-url", "https://example.com"], "Give either --region or --base-url"],
  [["users.txt", "--regoin", "eu"], "Unknown option '--regoin'"],
  [["users.txt", "--region", "eu", "--per-minute", "0"], '--per-minute must be an integer from 1 to 60000, not "0"'],
  [
    ["users.txt", "--region", "eu", "--per-minute", "1e9"],
    '--per-minute must be an integer from 1 to 60000, not "1e9"',
  ],
])("refuses %j", (args, message) => {
  expect(() => read(...args)).toThrow(message);
});
