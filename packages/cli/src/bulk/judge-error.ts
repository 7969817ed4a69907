import { hintOf } from "../hint-of.ts";
import { ApiError, AuthenticationError, RequestError } from "@frontegg-identity/client";

/**
 * The meaning of a failed call:
 *
 * - `already`: there was nothing to do;
 * - `limited`: nothing was carried out because of the rate limit, which concerns every call;
 * - `unavailable`: nothing was carried out, and it may work later;
 * - `unknown`: it may have been carried out or not;
 * - `refused`: the API refuses it for this ID;
 * - `everyone`: every other ID would fail in the same way.
 */
export interface Judgement {
  readonly kind: "already" | "limited" | "unavailable" | "unknown" | "refused" | "everyone";
  readonly reason: string;
  /** How long the API asks to wait, in milliseconds. */
  readonly retryAfterMs?: number | undefined;
}

/**
 * Decides what an error of a call means.
 *
 * @param nothingToDo - The error code with which the API says that there was nothing to do.
 */
export function judgeError(error: unknown, nothingToDo?: string): Judgement {
  const hint = hintOf(error);
  const reason = hint === undefined ? String(error) : `${String(error)}. ${hint}`;
  const judged = (kind: Judgement["kind"], retryAfterMs?: number): Judgement => ({ kind, reason, retryAfterMs });
  // Wrong arguments, and bugs.
  if (!RequestError.isInstance(error) || AuthenticationError.isInstance(error)) return judged("everyone");
  const isTokenRequest = error.operation === "createEnvironmentToken";
  const unanswered = isTokenRequest ? "unavailable" : "unknown";
  // No answer, or one that can't be read.
  if (!ApiError.isInstance(error)) return judged(unanswered);
  const { status, errorCode, retryAfterMs } = error;
  if (status === 429) return judged("limited", retryAfterMs);
  if (status === 408 || status >= 500) return judged(unanswered, retryAfterMs);
  if (nothingToDo !== undefined && errorCode === nothingToDo) return judged("already");
  // A token that was refused although it is fresh, a redirect, and a server that issues no tokens: the wrong server. And
  // an option that is missing.
  return judged(status === 401 || status < 400 || isTokenRequest || hint ? "everyone" : "refused");
}
