/** The mock as MSW's handlers in a page: its service worker answers what the page asks for, and nothing leaves it. */
import { createClient } from "@frontegg-identity/client";
import { createMock } from "@frontegg-identity/mock";
import { handlers } from "@frontegg-identity/mock/msw";
import { setupWorker } from "msw/browser";

const mock = createMock({ users: [{ id: "u-1", name: "Ada" }] });
const worker = setupWorker(...handlers(mock));
await worker.start({ quiet: true });
const client = createClient({ region: "us", token: "any", retry: false });
const before = (await client.getUser("u-1")).name;
await client.updateUser("u-1", { name: "Eve" });
const after = (await client.getUser("u-1")).name;
mock.on("getUser", { fault: "cut" });
const failure = await client.getUser("u-1").catch(({ name }) => name);
await worker.stop();
const result = { before, after, failure, requests: mock.requests.length };
await fetch("/result", { method: "POST", body: JSON.stringify(result) });
