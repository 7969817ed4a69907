import { expect, test } from "vitest";
import { InvalidInputError } from "../../../src/errors/invalid-input-error.ts";
import { checkedToken, isBearerToken } from "../../../src/transport/token-source.ts";

test.each(["a", "!~", "eyJhbGciOi.J9.x-_~+/=", "a".repeat(8_192)])("%s is a token", (token) => {
  expect(isBearerToken(token)).toBe(true);
  expect(checkedToken(token)).toBe(token);
});

test.each([
  "",
  " ",
  "MARKER token",
  "MARKER\r\nx-evil: 1",
  "MARKER\n",
  "\nMARKER",
  "MARKER\0",
  "MARKER\u007f",
  "MARKER\u00e9",
  "MARKER\u2028",
  undefined,
  null,
  7,
  ["MARKER"],
  { toString: () => "MARKER" },
])("%j is refused, and not quoted", (token) => {
  expect(isBearerToken(token)).toBe(false);
  expect(() => checkedToken(token)).toThrow(InvalidInputError);
  expect(() => checkedToken(token)).toThrow(/^token .*visible ASCII(?!.*MARKER)/);
});
