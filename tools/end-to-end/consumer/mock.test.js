/** For Jest with its default settings, in a CommonJS project. */
const { createMock, startMock } = require("@frontegg-identity/mock");

const headers = { authorization: "Bearer any", "content-type": "application/json" };

test("createMock", async () => {
  const mock = createMock({ users: [{ id: "u-1" }] });
  await mock.fetch(`${mock.url}/resources/users/v1/u-1`, { method: "PUT", headers, body: '{"name":"Eve"}' });
  expect(mock.users.get("u-1").name).toBe("Eve");
});

test("startMock", async () => {
  const mock = await startMock({ users: [{ id: "u-1", name: "Ada" }] });
  const response = await fetch(`${mock.url}/resources/vendor-only/users/v1/u-1`, { headers });
  expect(await response.json()).toMatchObject({ name: "Ada" });
  await mock.close();
});
