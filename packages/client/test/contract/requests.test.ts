import { ApiError, type UserUpdate } from "@frontegg-identity/client";
import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { mockClient, type MockClient } from "./mock-client.ts";

let mock: MockClient;
beforeAll(async () => {
  mock = await mockClient();
});
afterAll(async () => {
  await mock[Symbol.asyncDispose]();
});

const numRuns = 100;

const phoneNumber = fc
  .tuple(
    fc.integer({ min: 1, max: 9 }),
    fc.array(fc.integer({ min: 0, max: 9 }), { minLength: 6, maxLength: 14 }),
    fc.boolean(),
  )
  .map(([first, rest, hyphens]) => `+${[first, ...rest].join(hyphens ? "-" : "")}`);

const update: fc.Arbitrary<UserUpdate> = fc.record(
  {
    name: fc.string({ unit: "grapheme" }),
    phoneNumber,
    profilePictureUrl: fc.option(fc.string({ maxLength: 4095 })),
    metadata: fc.json(),
    vendorMetadata: fc.json(),
    mfaBypass: fc.boolean(),
    externalId: fc.string(),
  },
  { requiredKeys: [] },
);

/**
 * One field at a time that breaks the schema, in every way that the schema can be broken and the types cannot. Metadata
 * is not among them: where it is no text, the client itself refuses it.
 */
const wrongField = fc.oneof(
  fc.record({ name: fc.oneof(fc.integer(), fc.boolean(), fc.constant(null), fc.array(fc.string())) }),
  fc.record({ phoneNumber: fc.string().filter((text) => !/^\+[1-9]-?(?:[0-9]-?){5,13}[0-9]$/.test(text)) }),
  fc.record({ profilePictureUrl: fc.string({ minLength: 4096, maxLength: 5000 }) }),
  fc.record({ profilePictureUrl: fc.oneof(fc.integer(), fc.boolean(), fc.array(fc.string()), fc.object()) }),
  fc.record({ mfaBypass: fc.oneof(fc.string(), fc.integer(), fc.constant(null)) }),
  fc.record({ externalId: fc.oneof(fc.integer(), fc.constant(null)) }),
);

describe("updateUser", () => {
  test("is accepted with any body that fits the schema", { timeout: 60_000 }, async () => {
    await fc.assert(
      fc.asyncProperty(update, async (body) => {
        expect(await mock.client.updateUser("u1", body)).toHaveProperty("id");
        mock.expectNoViolations();
      }),
      { numRuns },
    );
  });

  test("is answered 400 with any body that breaks the schema", { timeout: 60_000 }, async () => {
    await using strict = await mockClient();
    await fc.assert(
      fc.asyncProperty(update, wrongField, async (body, wrong) => {
        // Wrong on purpose: this is what the types keep callers from sending.
        const call = strict.client.updateUser("u1", { ...body, ...wrong } as UserUpdate);
        const error = await call.then(
          () => undefined,
          (reason: unknown) => reason,
        );
        expect(error).toBeInstanceOf(ApiError);
        expect(error).toMatchObject({ status: 400, operation: "updateUser" });
      }),
      { numRuns },
    );
  });
});

test("http.PUT without a body, which only JavaScript lets through, is answered 400", async () => {
  await using strict = await mockClient();
  const body = undefined as unknown as UserUpdate; // what callers without types pass
  const { error, response } = await strict.client.http.PUT("/resources/users/v1/{userId}", {
    params: { path: { userId: "u1" } },
    body,
  });
  expect(response.status).toBe(400);
  expect(error).toMatchObject({ errors: [expect.any(String)] });
});

describe("any user id", () => {
  test("reaches the mock as one path segment", { timeout: 60_000 }, async () => {
    const userIds = fc.string({ unit: "binary", minLength: 1 }).filter((id) => id !== "." && id !== "..");
    await fc.assert(
      fc.asyncProperty(userIds, async (userId) => {
        fc.pre(userId.isWellFormed());
        expect(await mock.client.getUser(userId)).toHaveProperty("id");
      }),
      { numRuns },
    );
  });
});
