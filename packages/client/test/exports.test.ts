import { expect, test } from "vitest";
import * as checkResponses from "../src/check-responses.ts";
import * as client from "../src/index.ts";

test("the package exports exactly these values", () => {
  expect(Object.keys(client).toSorted()).toEqual([
    "ApiError",
    "AuthenticationError",
    "FronteggError",
    "InvalidInputError",
    "InvalidResponseError",
    "KnownManagedBy",
    "NetworkError",
    "RequestError",
    "TimeoutError",
    "createClient",
    "createTokenContext",
    "environmentToken",
    "isRegion",
    "regions",
    "requestEnvironmentToken",
  ]);
});

test("check-responses exports exactly these values", () => {
  expect(Object.keys(checkResponses).toSorted()).toEqual(["ResponseMismatchError", "checkResponses"]);
});
