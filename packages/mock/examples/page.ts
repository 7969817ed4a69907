import { createMock } from "@frontegg-identity/mock";
import { handlers } from "@frontegg-identity/mock/msw";
import { setupWorker } from "msw/browser";

const mock = createMock({ users: [{ id: "u-1", name: "Ada" }], latencyMs: 300 });
await setupWorker(...handlers(mock, { baseUrl: "/api" })).start();
