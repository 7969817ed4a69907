import type { EnvironmentCredentials, UserUpdate } from "@frontegg-identity/types";
import { operations } from "@frontegg-identity/types/operations";
import { exampleAnswer, type Answer } from "./answer.ts";
import type { OperationName } from "./operations-and-schemas.ts";
import type { TokenStore } from "./token-store.ts";
import type { UserStore } from "./user-store.ts";

/** The state of the mock, and a request that fits the spec. */
export interface BehaviourContext {
  /** The only credentials that get a token, or undefined if any do. */
  readonly credentials: EnvironmentCredentials | undefined;
  readonly tokenLifeSeconds: number;
  readonly users: UserStore;
  readonly tokens: TokenStore;
  /** The parameters in the path, decoded. */
  readonly params: Readonly<Record<string, string>>;
  readonly body: unknown;
}

export type Behaviour = (context: BehaviourContext) => Answer;

/** Makes operations stateful. The mock answers any other operation with the spec's first example of a success. */
export const behaviours: Readonly<Partial<Record<OperationName, Behaviour>>> = {
  getUser({ users, params: { userId = "" } }) {
    const user = users.find(userId);
    return user ? { status: 200, json: user } : exampleAnswer(operations.getUser, 404, "userNotFound");
  },
  updateUser({ users, params: { userId = "" }, body }) {
    const user = users.update(userId, body as UserUpdate); // checked against its schema
    return user ? { status: 200, json: user } : exampleAnswer(operations.updateUser, 404, "userNotFound");
  },
  unenrollUserMfa({ users, params: { userId = "" } }) {
    const wasEnrolled = users.unenroll(userId);
    if (wasEnrolled === undefined) return exampleAnswer(operations.unenrollUserMfa, 404, "userNotFound");
    // Seen on a sibling route, and unverified for this one (see the spec).
    return wasEnrolled ? { status: 200 } : exampleAnswer(operations.unenrollUserMfa, 400, "mfaNotEnrolled");
  },
  createEnvironmentToken({ credentials, tokenLifeSeconds, tokens, body }) {
    const { clientId, secret } = body as EnvironmentCredentials; // checked against its schema
    if (credentials && (clientId !== credentials.clientId || secret !== credentials.secret)) {
      return exampleAnswer(operations.createEnvironmentToken, 401, "wrongCredentials");
    }
    return { status: 200, json: tokens.issue(tokenLifeSeconds) };
  },
};
