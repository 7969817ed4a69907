import type { EnvironmentCredentials, UserUpdate } from "@frontegg-identity/types";
import { operations } from "./generated/spec.ts";
import type { OperationName } from "./operation.ts";
import type { Answer } from "./override.ts";
import type { TokenStore } from "./token-store.ts";
import type { UserStore } from "./user-store.ts";

/** What an operation has to work with. The request was checked against the spec. */
export interface BehaviourContext {
  /** The only ones that get a token; without them any do. */
  readonly credentials: EnvironmentCredentials | undefined;
  readonly tokenLifeSeconds: number;
  readonly users: UserStore;
  readonly tokens: TokenStore;
  readonly userId: string;
  readonly body: unknown;
}

/** What each operation does. One that is added to the spec does not compile without an entry here. */
export const behaviours: Readonly<Record<OperationName, (context: BehaviourContext) => Answer>> = {
  getUser({ users, userId }) {
    const user = users.get(userId);
    return user ? { status: 200, body: user } : exampleOf("getUser", 404, "userNotFound");
  },
  updateUser({ users, userId, body }) {
    const user = users.update(userId, body as UserUpdate); // checked against its schema
    return user ? { status: 200, body: user } : exampleOf("updateUser", 404, "userNotFound");
  },
  unenrollUserMfa({ users, userId }) {
    const wasEnrolled = users.unenroll(userId);
    if (wasEnrolled === undefined) return exampleOf("unenrollUserMfa", 404, "userNotFound");
    // Seen on a sibling route; for this one it is unverified (see the spec).
    return wasEnrolled ? { status: 200 } : exampleOf("unenrollUserMfa", 400, "mfaNotEnrolled");
  },
  createEnvironmentToken({ credentials, tokenLifeSeconds, tokens, body }) {
    const { clientId, secret } = body as EnvironmentCredentials; // checked against its schema
    if (credentials && (clientId !== credentials.clientId || secret !== credentials.secret)) {
      return exampleOf("createEnvironmentToken", 401, "wrongCredentials");
    }
    return { status: 200, body: tokens.issue(tokenLifeSeconds) };
  },
};

/** An answer of the spec, word for word: clients see what production was seen to say. */
export function exampleOf(name: OperationName, status: number, example: string): Answer {
  const body = operations[name].responses[status]?.examples?.[example];
  // Only after an edit of the spec, and then in the tests.
  if (body === undefined) throw new Error(`The spec has no example ${example} for ${status} of ${name}`);
  return { status, body };
}
