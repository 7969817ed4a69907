/** The mock as handlers of MSW 2, which runs in CommonJS too. */
const { createMock } = require("@frontegg-identity/mock");
const { handlers } = require("@frontegg-identity/mock/msw");
const { setupServer } = require("msw/node");

async function main() {
  const mock = createMock({ users: [{ id: "u-1", name: "Ada" }] });
  const server = setupServer(...handlers(mock));
  server.listen();
  const headers = { authorization: "Bearer any", "content-type": "application/json" };
  const url = "https://api.us.frontegg.com/identity/resources/users/v1/u-1";
  await fetch(url, { method: "PUT", headers, body: '{"name":"Eve"}' });
  server.close();
  console.log(mock.users.get("u-1").name);
}

void main();
