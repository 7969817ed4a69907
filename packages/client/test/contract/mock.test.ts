import { endpoints } from "@frontegg-identity/types";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { cases, testRequests, testResponses } from "./contract.ts";
import { startMockTarget, startProvenMockTarget, type Target } from "./target.ts";

describe("the published mock", () => {
  let mock: Target;
  beforeAll(async () => {
    mock = await startMockTarget();
  });
  afterAll(() => mock[Symbol.asyncDispose]());
  testResponses(() => mock);
  testRequests(() => mock);
});

describe("the published mock, as Prism's validation proxy sees it", () => {
  let proven: Target;
  beforeAll(async () => {
    proven = await startProvenMockTarget();
  }, 60_000);
  afterAll(() => proven[Symbol.asyncDispose]());
  // Its upstream is one server: an operation with another one cannot be reached through it.
  const ofOneServer = cases.filter(({ operation }) => !("servers" in endpoints[operation]));
  testResponses(() => proven, ofOneServer);

  test("keeps to the spec with what it answers by itself", async () => {
    const { client } = proven;
    const update = {
      name: "Eve",
      phoneNumber: "+14155550199",
      profilePictureUrl: null,
      metadata: "{}",
      mfaBypass: true,
    };
    expect(await client.updateUser("u-1", update)).toMatchObject(update);
    expect(await client.getUser("u-1")).toMatchObject(update);
    await client.unenrollUserMfa("u-1");
    await expect(client.unenrollUserMfa("u-1")).rejects.toMatchObject({ status: 400, errorCode: "ER-01097" });
    expect(proven.takeViolations()).toEqual([]);
  });
});
