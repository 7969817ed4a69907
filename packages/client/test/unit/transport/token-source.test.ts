import { expect, test } from "vitest";
import { InvalidInputError } from "../../../src/errors/invalid-input-error.ts";
import { isWord } from "../../../src/input/check-text.ts";
import { checkedToken } from "../../../src/transport/token-source.ts";

test.each(["a", "!~", "eyJhbGciOi.J9.x-_~+/=", "a".repeat(8_192)])("%s is a token", (token) => {
  expect(isWord(token)).toBe(true);
  expect(checkedToken(token)).toBe(token);
});

const visible = /^token must be visible ASCII without spaces(?!.*MARKER)/;
const spaced = /^token starts or ends in white space or a line break: trim it$/;
const unset = /^token is (undefined|empty). Is the environment variable set\?$/;

test.each([
  ["", unset],
  [undefined, unset],
  [" ", spaced],
  ["MARKER\n", spaced],
  ["MARKER\r\n", spaced],
  ["\nMARKER", spaced],
  ["Bearer MARKER", /^token must not start with "Bearer": the client adds it$/],
  ["bearer MARKER", /^token must not start with "Bearer"/],
  ["Bearer", /^token must not start with "Bearer"/],
  ["MARKER token", visible],
  ["MARKER\r\nx-evil: 1", visible],
  ["MARKER\0", visible],
  ["MARKER\u007f", visible],
  ["MARKER\u00e9", visible],
  ["MARKER\u2028x", visible],
  [null, /^token must be a string, not null$/],
  [7, /^token must be a string, not number$/],
  [["MARKER"], /^token must be a string, not array$/],
  [{ toString: () => "MARKER" }, /^token must be a string, not object$/],
])("%j is refused with the mistake, and not quoted", (token, message) => {
  expect(() => checkedToken(token)).toThrow(InvalidInputError);
  expect(() => checkedToken(token)).toThrow(message);
});
