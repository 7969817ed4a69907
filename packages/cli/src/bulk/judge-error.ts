import { ApiError, AuthenticationError, InvalidInputError, RequestError } from "@frontegg-identity/client";
import { authEndpoints } from "@frontegg-identity/types";
import { hintOf } from "../hint-of.ts";
import { inputMessage } from "../input-message.ts";
import type { Operation } from "../operation.ts";

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

/** Decides what an error means for a run of an operation: an error of its call, or of the lookup. */
export function judgeError(error: unknown, operation: Operation): Judgement {
  const hint = hintOf(error);
  const said = InvalidInputError.isInstance(error) ? inputMessage(error, operation) : String(error);
  const reason = hint === undefined ? said : `${said}. ${hint}`;
  const judged = (kind: Judgement["kind"], retryAfterMs?: number): Judgement => ({ kind, reason, retryAfterMs });
  // Wrong arguments, and bugs.
  if (!RequestError.isInstance(error) || AuthenticationError.isInstance(error)) return judged("everyone");
  const isTokenRequest = Object.hasOwn(authEndpoints, error.operation);
  const unanswered = isTokenRequest ? "unavailable" : "unknown";
  // No answer, or one that can't be read.
  if (!ApiError.isInstance(error)) return judged(unanswered);
  const { status, errorCode, retryAfterMs } = error;
  if (status === 429) return judged("limited", retryAfterMs);
  if (status === 408 || status >= 500) return judged(unanswered, retryAfterMs);
  const nothingToDo = error.operation === operation.id ? operation.doneWhen?.errorCode : undefined;
  if (nothingToDo !== undefined && errorCode === nothingToDo) return judged("already");
  // A token that was refused although it is fresh, a redirect, and a server that issues no tokens: the wrong server. And
  // an option that is missing.
  return judged(status === 401 || status < 400 || isTokenRequest || hint ? "everyone" : "refused");
}
