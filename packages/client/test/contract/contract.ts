import { ApiError, createClient, type ErrorBody, type UserUpdate } from "@frontegg-identity/client";
import { operations } from "@frontegg-identity/types/operations";
import fc from "fast-check";
import { beforeEach, expect, test } from "vitest";
import { anyText } from "../any-text.ts";
import { callOperation, operationIds } from "../operation-call.ts";
import { specCases, type SpecCase } from "./spec-cases.ts";
import type { Target } from "./target.ts";

/** A case with the name of its example, as a title shows it. */
export type SpecCaseRow = SpecCase & { readonly name: string };

export const cases: readonly SpecCaseRow[] = specCases().map((row) => ({
  ...row,
  name: row.example?.name ?? "no content",
}));
/** Each run is a request. The client's own checks have more runs in `test/unit/input`, which cost nothing. */
const numRuns = 30;
/** Properties take as long as the machine is busy. */
const LIMIT = { timeout: 60_000 };

/** Every response of the spec, asked for and received by the client. */
export function testResponses(targetOf: () => Target, rows: readonly SpecCaseRow[] = cases): void {
  beforeEach(() => void targetOf().takeViolations());

  test.each(rows)("gives $operation $status $name as the spec has it", async (row) => {
    const target = targetOf();
    const { operation, status, example, headers } = row;
    const result = callOperation(target.client, operation, { headers: target.ask(row) });

    if (status < 300) {
      expect(await result).toEqual(example?.value);
    } else {
      const error = await failureOf(result);
      expect(error).toBeInstanceOf(ApiError);
      const { errors, errorCode } = (example?.value ?? { errors: [] }) as ErrorBody; // as every example of an error
      expect(error).toMatchObject({ operation, status, messages: errors, errorCode });
      // The example of the spec, or an ID of its own for each answer.
      expect(error).toHaveProperty("traceId", expect.stringMatching(/^[0-9a-f]{32}$/));
      const waitSeconds = headers["retry-after"];
      expect(error).toHaveProperty("retryAfterMs", waitSeconds === undefined ? undefined : Number(waitSeconds) * 1_000);
    }
    expect(target.takeViolations()).toEqual([]);
  });
}

/** Requests that fit the spec and are accepted, and requests that do not and are refused. */
export function testRequests(targetOf: () => Target): void {
  beforeEach(() => void targetOf().takeViolations());

  test.each(operationIds)("%s is accepted with every example of its body", async (id) => {
    const { body } = operations[id];
    for (const { value } of Object.values(body?.examples ?? { none: { value: undefined } })) {
      await callOperation(targetOf().client, id, {}, undefined, value);
      expect(targetOf().takeViolations()).toEqual([]);
    }
  });

  test("an update is accepted with any body that fits the schema", LIMIT, async () => {
    await fc.assert(
      fc.asyncProperty(update, async (body) => {
        expect(await targetOf().client.updateUser("u1", body)).toHaveProperty("id");
        expect(targetOf().takeViolations()).toEqual([]);
      }),
      { numRuns },
    );
  });

  test("an update is answered 400 with any body that breaks the schema", LIMIT, async () => {
    await fc.assert(
      fc.asyncProperty(update, wrongField, async (body, wrong) => {
        // Wrong on purpose: this is what the types keep callers from sending.
        const error = await failureOf(targetOf().client.updateUser("u1", { ...body, ...wrong } as UserUpdate));
        expect(error).toBeInstanceOf(ApiError);
        expect(error).toMatchObject({ status: 400, operation: "updateUser" });
      }),
      { numRuns },
    );
  });

  test.each([[], [{ name: "Ada" }], "name", "", 7, 0, true, false, null, undefined])(
    "a PUT of %j, which is no object, is answered 400",
    async (body) => {
      const { error, response } = await targetOf().client.http.PUT("/resources/users/v1/{userId}", {
        params: { path: { userId: "u1" } },
        // What callers without types pass, by a serializer that lets it out; the client's own refuses it.
        body: body as UserUpdate,
        bodySerializer: (value) => JSON.stringify(value),
      });
      expect(response.status).toBe(400);
      expect(error).toMatchObject({ errors: [expect.any(String)] });
    },
  );

  test.each(operationIds.filter((id) => operations[id].token === "required"))(
    "%s without a token is answered 401",
    async (operation) => {
      const client = createClient({
        baseUrl: targetOf().url,
        token: "none",
        retry: false,
        fetch(input, init) {
          const headers = new Headers(init?.headers);
          headers.delete("authorization");
          // As in `watched`: what this leaves open, the test below would use.
          headers.set("connection", "close");
          return fetch(targetOf().urlFor(input), { ...init, headers });
        },
      });
      expect(await failureOf(callOperation(client, operation))).toMatchObject({
        status: 401,
        messages: [expect.any(String)],
      });
    },
  );

  test("any user id arrives as one path segment", LIMIT, async () => {
    const userIds = anyText(1).filter((id) => id !== "." && id !== "..");
    await fc.assert(
      fc.asyncProperty(userIds, async (userId) => {
        fc.pre(userId.isWellFormed());
        expect(await targetOf().client.getUser(userId)).toHaveProperty("id");
      }),
      { numRuns },
    );
  });
}

function failureOf(call: Promise<unknown>): Promise<unknown> {
  return call.then(
    () => undefined,
    (reason: unknown) => reason,
  );
}

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
