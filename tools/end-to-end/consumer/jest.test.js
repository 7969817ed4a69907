/** For Jest with its default settings, in a CommonJS project. */
const { ApiError, createClient } = require("@frontegg-identity/client");
const { createMock, startMock } = require("@frontegg-identity/mock");

test("the client calls the mock, and its errors are known", async () => {
  const mock = createMock({ users: [{ id: "u-1", name: "Ada" }] });
  const client = createClient({ baseUrl: mock.url, token: "any", fetch: mock.fetch });
  await client.updateUser("u-1", { name: "Eve" });
  expect(await client.getUser("u-1")).toEqual(mock.users.get("u-1"));
  await expect(client.getUser("u-9")).rejects.toThrow(ApiError);
});

test("startMock", async () => {
  const mock = await startMock({ users: [{ id: "u-1", name: "Ada" }] });
  const client = createClient({ baseUrl: mock.url, token: "any" });
  expect(await client.getUser("u-1")).toMatchObject({ name: "Ada" });
  await mock.close();
});
