import { expect, test } from "vitest";
import page from "../src/content/docs/troubleshooting.md?raw";
import { messagesOf } from "./messages-of.ts";

test.each(["client", "mock"])("every error message of the %s has its fix", (name) => {
  const messages = messagesOf(name);
  expect(messages.length).toBeGreaterThan(15);
  expect(messages.filter((message) => !page.includes(message))).toEqual([]);
});
