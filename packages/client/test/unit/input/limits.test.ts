import { describe, expect, test } from "vitest";
import { InvalidInputError } from "../../../src/errors/invalid-input-error.ts";
import { checkInteger } from "../../../src/input/check-integer.ts";
import { limitsOf, type RetryOptions } from "../../../src/input/limits.ts";

const LONGEST_TIMER_MS = 2 ** 31 - 1;

test.each([
  { options: {}, policy: { maxRetries: 2, maxDelayMs: 60_000 } },
  { options: { maxRetries: 0 }, policy: { maxRetries: 0, maxDelayMs: 60_000 } },
  { options: { maxRetries: 100, maxDelayMs: 0 }, policy: { maxRetries: 100, maxDelayMs: 0 } },
  { options: { maxDelayMs: LONGEST_TIMER_MS }, policy: { maxRetries: 2, maxDelayMs: LONGEST_TIMER_MS } },
  { options: { maxRetries: undefined, maxDelayMs: undefined }, policy: { maxRetries: 2, maxDelayMs: 60_000 } },
] satisfies { options: RetryOptions; policy: object }[])("$options means $policy", ({ options, policy }) => {
  expect(limitsOf({ retry: options })).toEqual({ timeoutMs: 10_000, ...policy });
});

test("false means a single attempt", () => {
  expect(limitsOf({ retry: false })).toMatchObject({ maxRetries: 0 });
});

test.each([
  { options: {}, policy: { maxRetries: 4, maxDelayMs: 1_000 } },
  { options: { maxRetries: 1 }, policy: { maxRetries: 1, maxDelayMs: 1_000 } },
  { options: { maxDelayMs: 5 }, policy: { maxRetries: 4, maxDelayMs: 5 } },
  { options: false, policy: { maxRetries: 0, maxDelayMs: 1_000 } },
] as const)(
  "of a call, $options are merged field by field with those of the client: $policy",
  ({ options, policy }) => {
    expect(limitsOf({ retry: options }, { timeoutMs: 7, maxRetries: 4, maxDelayMs: 1_000 })).toEqual({
      timeoutMs: 7,
      ...policy,
    });
  },
);

test.each([true, 3, 0, "x", "", null, Symbol("s"), () => ({ maxRetries: 1 })])(
  "%s is refused as a whole: it is neither options nor false",
  (options) => {
    // What callers without types pass.
    const make = (): unknown => limitsOf({ retry: options as RetryOptions });
    expect(make).toThrow(InvalidInputError);
    expect(make).toThrow(/^retry must be an object or false, not /);
  },
);

describe.each([-1, 101, 1.5, Number.NaN, Infinity, -0.1, "2", true, {}, [1]])("maxRetries %j", (maxRetries) => {
  test("is refused", () => {
    // What callers without types pass.
    const options = { maxRetries } as RetryOptions;
    expect(() => limitsOf({ retry: options })).toThrow(InvalidInputError);
    expect(() => limitsOf({ retry: options })).toThrow(/^retry\.maxRetries must .* 0 to 100, not /);
  });
});

test.each([-1, LONGEST_TIMER_MS + 1, 0.5, Number.NaN, Infinity, "60", {}])("maxDelayMs %j is refused", (maxDelayMs) => {
  // What callers without types pass.
  expect(() => limitsOf({ retry: { maxDelayMs } as RetryOptions })).toThrow(
    /^retry\.maxDelayMs must .* 0 to 2147483647, not /,
  );
});

test("timeoutMs of a call replaces the client's", () => {
  const client = { timeoutMs: 7, maxRetries: 4, maxDelayMs: 1_000 };
  expect(limitsOf({ timeoutMs: 3 }, client)).toEqual({ ...client, timeoutMs: 3 });
  expect(() => limitsOf({ timeoutMs: 0 }, client)).toThrow(/^timeoutMs must .* 1 to 2147483647, not 0$/);
});

describe("an integer from 1 to 10", () => {
  test.each([1, 5, 10])("may be %s", (value) => {
    expect(() => checkInteger("size", value, 1, 10)).not.toThrow();
  });

  test.each([0, -1, 1.000001, 11, Infinity, Number.NaN, "5", null, true, 10n, {}])("may not be %s", (value) => {
    // What callers without types pass.
    const check = (): unknown => checkInteger("size", value as number, 1, 10);
    expect(check).toThrow(InvalidInputError);
    expect(check).toThrow("size must be an integer from 1 to 10, not ");
  });
});
