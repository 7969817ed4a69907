import { ApiError, createClient } from "@frontegg-identity/client";
import type { User } from "@frontegg-identity/types";
import { fullUser, userNotFound } from "@frontegg-identity/types/fixtures";

const fetchStub = jest.fn<Promise<Response>, Parameters<typeof fetch>>();
const frontegg = createClient({ region: "eu", token: "a.b.c", fetch: fetchStub });

test("the client gives what fetch answers", async () => {
  fetchStub.mockResolvedValueOnce(Response.json(fullUser));
  const user: User = await frontegg.getUser(fullUser.id);
  expect(user).toEqual(fullUser);
  expect(String(fetchStub.mock.calls[0]?.[0])).toBe(
    `https://api.frontegg.com/identity/resources/vendor-only/users/v1/${fullUser.id}`,
  );
});

test("an error is an ApiError", async () => {
  fetchStub.mockResolvedValueOnce(Response.json(userNotFound, { status: 404 }));
  const error: unknown = await frontegg.getUser("nobody").catch((reason: unknown) => reason);
  expect(ApiError.isInstance(error)).toBe(true);
  expect(error).toBeInstanceOf(ApiError);
});
