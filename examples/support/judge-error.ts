import { ApiError, AuthenticationError, RequestError } from "@frontegg-identity/client";

/** What the API answers for a user without MFA. */
const NOT_ENROLLED = "ER-01097";

/**
 * What a failed call means for a user, and for those that follow:
 *
 * - `already`: the user has no MFA, so what was wanted is so;
 * - `later`: nothing was carried out, because of the rate limit, which concerns the others as well;
 * - `everyone`: the same would happen to every other user: refused credentials, a token without the rights, a wrong
 *   server, and faults of this machine such as a full disk;
 * - `unknown`: it may have been carried out or not, and may go better another time;
 * - `user`: the API refuses it for this user, and would again.
 */
export type Judgement = "already" | "later" | "everyone" | "unknown" | "user";

/** Decides what an error of a call of `unenrollUserMfa` or `getUser` means. */
export function judgeError(error: unknown): Judgement {
  if (AuthenticationError.isInstance(error) || !RequestError.isInstance(error)) return "everyone";
  // No answer, or none that can be read.
  if (!ApiError.isInstance(error)) return "unknown";
  const { operation, status, errorCode } = error;
  if (errorCode === NOT_ENROLLED) return "already";
  if (status === 429) return "later";
  if (status === 408 || status >= 500) return "unknown";
  // A redirect, and a server that knows no tokens, is another server than the API's.
  const isEveryone = status === 401 || status === 403 || status < 400 || operation === "createEnvironmentToken";
  return isEveryone ? "everyone" : "user";
}
