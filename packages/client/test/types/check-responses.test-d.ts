import { expectTypeOf, test } from "vitest";
import { checkResponses, type ResponseMismatch, type ResponseMismatchError } from "../../src/check-responses.ts";
import type { InvalidResponseError, Middleware } from "../../src/index.ts";

test("checkResponses takes a listener or mode throw, and is a middleware", () => {
  expectTypeOf(checkResponses({ sample: 0.01, onMismatch: ({ count }) => count })).toEqualTypeOf<Middleware>();
  checkResponses({ mode: "throw", sample: undefined });
  // @ts-expect-error onMismatch is missing
  checkResponses({});
  // @ts-expect-error onMismatch would never be called
  checkResponses({ mode: "throw", onMismatch() {} });
  // @ts-expect-error misspelt
  checkResponses({ onMismatch() {}, samples: 1 });
  // @ts-expect-error no such mode
  checkResponses({ mode: "warn", onMismatch() {} });
});

test("a mismatch says where and how, and can't be changed", () => {
  expectTypeOf<ResponseMismatch["problems"][number]["kind"]>().toEqualTypeOf<"wrong" | "unknown">();
  expectTypeOf<ResponseMismatchError>().toExtend<InvalidResponseError>();
  expectTypeOf<ResponseMismatch["operation"]>().toExtend<string>();
});
