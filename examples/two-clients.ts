/**
 * Shares one token source between two clients that differ in how they call: one for people who wait, one for a job at
 * night.
 *
 *     node two-clients.ts
 */
import { createClient, environmentToken, type AttemptEvent } from "@frontegg-identity/client";
import { startMock } from "@frontegg-identity/mock";

const mock = await startMock({ users: [{ id: "ada" }, { id: "grace" }] });
// In production: { region: "us" }. Clients of other regions may share the source too: each region has its own token.
const server = { baseUrl: mock.url };
const onAttempt = ({ method, path, status }: AttemptEvent): void => console.log(`${method} ${path} ${status}`);

const token = environmentToken({ clientId: "a-client-id", secret: "a-secret" });
const forPages = createClient({ ...server, token, onAttempt, timeoutMs: 2_000, retry: false });
const forJobs = createClient({ ...server, token, onAttempt, timeoutMs: 30_000, retry: { maxRetries: 5 } });

// Four calls at once without a token yet: one request gets it for all of them.
const users = await Promise.all([
  forPages.getUser("ada"),
  forPages.getUser("grace"),
  forJobs.getUser("ada"),
  forJobs.getUser("grace"),
]);
console.log(`${users.length} users read with one token`);

await mock.close();
