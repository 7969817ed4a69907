/**
 * A tour of the client: each operation, a retry, an abort and each kind of error, against servers on this machine.
 *
 *     npx -y pnpm@12.21.0 demo
 */
import { inspect } from "node:util";
import {
  ApiError,
  AuthenticationError,
  createClient,
  environmentToken,
  InvalidInputError,
  InvalidResponseError,
  NetworkError,
  TimeoutError,
  type AttemptEvent,
} from "@frontegg-identity/client";
import { startMock } from "@frontegg-identity/mock";
import { startUnreliableServer } from "./start-unreliable-server.ts";

const userId = "6f1c0b9e-5d0a-4f0e-9c1b-2f6f3f1d9a10";
const token = environmentToken({ clientId: "a-client-id", secret: "a-secret" });

const mock = await startMock({ users: [{ id: userId, name: "Ada Byron", metadata: '{"plan":"free"}' }] });
const unreliableServer = await startUnreliableServer();

// In production: createClient({ region: "us", token }).
const frontegg = createClient({ baseUrl: mock.url, token, onAttempt: printAttempt });

const failing = { baseUrl: unreliableServer.url, onAttempt: printAttempt };
const refused = createClient({ ...failing, token });
const impatient = createClient({ ...failing, token: "a-token", retry: false });
const visitor = new AbortController();
const unreliable = createClient({
  ...failing,
  token: "a-token",
  onAttempt(event) {
    printAttempt(event);
    // Nobody waits for a page for half a minute.
    if (Number(event.waitMs) >= 30_000) setTimeout(() => visitor.abort(new Error("The visitor closed the page")), 200);
  },
});

console.log(`A tour of @frontegg-identity/client. Nothing leaves this machine.

  frontegg      a client of a mock of the API                     ${mock.url}
  unreliable    a client of a server that fails                   ${unreliableServer.url}
  impatient     the same, with { retry: false }
  refused       the same, with credentials that are wrong`);

heading("The three operations");

await succeeds(
  "Read a user. The first call gets an environment token for the credentials.",
  () => frontegg.getUser(userId),
  ({ email, name, mfaEnrolled, roles, lastLogin }) => ({
    email,
    name,
    mfaEnrolled,
    roles: roles.map((role) => role.key),
    lastLogin,
  }),
);

await succeeds(
  "Change two fields of a user. The token is still good.",
  () => frontegg.updateUser(userId, { name: "Ada Lovelace", metadata: '{"plan":"pro","seats":5}' }),
  ({ name, metadata }) => ({ name, metadata }),
);

await succeeds(
  "Remove a user's multi-factor enrolment. The API answers without a body.",
  () => frontegg.unenrollUserMfa(userId),
  (nothing) => ({ result: nothing }),
);

await succeeds(
  "Read the user again, with openapi-fetch's { data, error, response }: both changes are there.",
  () => frontegg.http.GET("/resources/vendor-only/users/v1/{userId}", { params: { path: { userId } } }),
  ({ data, error, response }) => ({
    "data.name": data?.name,
    "data.mfaEnrolled": data?.mfaEnrolled,
    error,
    "response.status": response.status,
  }),
);

heading("Retries and aborts");

await succeeds(
  "A passing failure is retried: this server is overloaded once, then well.",
  () => unreliable.getUser("overloaded-once"),
  ({ email, name }) => ({ email, name }),
);

await fails(
  "The server asks to wait for half a minute; the caller gives up, and the wait ends. The reason arrives unchanged.",
  () => unreliable.getUser("busy", { signal: visitor.signal }),
  (error): error is Error => error === visitor.signal.reason,
  ({ message }) => ({ message }),
);

heading("One error of each kind");

await fails(
  "The API says no.",
  () => frontegg.getUser("nobody"),
  (error) => ApiError.isInstance(error),
  ({ message, status, messages, errorCode, traceId, attempts }) => ({
    message,
    status,
    messages,
    errorCode,
    traceId,
    attempts,
  }),
);

await fails(
  "The credentials are refused, so the call itself is not sent.",
  () => refused.getUser(userId),
  (error) => AuthenticationError.isInstance(error),
  ({ message, operation, status, traceId }) => ({ message, operation, status, traceId }),
);

await fails(
  "The connection breaks.",
  () => impatient.getUser("cut-off"),
  (error) => NetworkError.isInstance(error),
  ({ message, code, attempts }) => ({ message, code, attempts }),
);

await fails(
  "No answer comes in time.",
  () => impatient.getUser("slow", { timeoutMs: 200 }),
  (error) => TimeoutError.isInstance(error),
  ({ message, timeoutMs, attempts }) => ({ message, timeoutMs, attempts }),
);

await fails(
  "A login page comes in place of the user.",
  () => impatient.getUser("login-page"),
  (error) => InvalidResponseError.isInstance(error),
  ({ message, status, bodyExcerpt }) => ({ message, status, bodyExcerpt }),
);

await fails(
  "The user id would lead to another resource, so nothing is sent.",
  () => frontegg.getUser(".."),
  (error) => InvalidInputError.isInstance(error),
  ({ message, input }) => ({ message, input }),
);

await Promise.all([mock.close(), unreliableServer.close()]);
console.log("\nThe end. The source of this tour is examples/tour.ts.");

async function succeeds<Result>(
  title: string,
  call: () => Promise<Result>,
  fieldsOf: (result: Result) => Record<string, unknown>,
): Promise<void> {
  printCall(title, call);
  printFields(fieldsOf(await call()));
}

async function fails<Kind extends Error>(
  title: string,
  call: () => Promise<unknown>,
  isExpected: (error: unknown) => error is Kind,
  fieldsOf: (error: Kind) => Record<string, unknown>,
): Promise<void> {
  printCall(title, call);
  try {
    await call();
  } catch (error) {
    if (!isExpected(error)) throw error;
    console.log(`    caught by ${sourceOf(isExpected)}`);
    printFields(fieldsOf(error));
    return;
  }
  throw new Error("This call was expected to fail");
}

function heading(text: string): void {
  console.log(`\n\n${text}\n${"-".repeat(text.length)}`);
}

function printCall(title: string, call: () => Promise<unknown>): void {
  console.log(`\n${title}\n\n    await ${sourceOf(call)}`);
}

/** The source text of an arrow function's body: what is shown is what runs. */
function sourceOf(arrow: (...parameters: never[]) => unknown): string {
  return arrow.toString().replace(/^\(\w*\)\s*=>\s*/, "");
}

function printAttempt({ method, path, status, error, durationMs, waitMs = 0 }: AttemptEvent): void {
  const next = waitMs > 0 ? `, next attempt in ${waitMs} ms` : "";
  console.log(`    -> ${method} ${path}`);
  console.log(`    <- ${status ?? `no answer (${error})`}, after ${Math.round(durationMs)} ms${next}`);
}

function printFields(fields: Record<string, unknown>): void {
  const width = Math.max(...Object.keys(fields).map((name) => name.length));
  for (const [name, value] of Object.entries(fields)) {
    console.log(`       ${name.padEnd(width)}  ${inspect(value)}`);
  }
}
