import type { NamedRequest } from "./send.ts";

/** What became of an attempt: a response, or the reason why there is none. */
export type Outcome =
  | { readonly status: number }
  | { readonly failure: "network" | "timeout"; readonly code?: string | undefined };

const RETRIED_STATUSES: ReadonlySet<number> = new Set([408, 429, 500, 502, 503, 504]);

/** Codes that mean that no connection was made: refused, or no such host. The last one is Bun's. */
const NEVER_SENT_CODES: ReadonlySet<string> = new Set(["ECONNREFUSED", "ENOTFOUND", "EAI_AGAIN", "ConnectionRefused"]);

/**
 * Tells whether sending the same request again is right.
 *
 * GET and PUT mean the same however often they arrive (RFC 9110 section 9.2.2), and a second token harms nothing, so any
 * passing failure is worth another attempt. Another POST is repeated only when the first was certainly not carried out:
 * a second unenrolment answers "MFA is not enrolled", which would turn a success into an error.
 */
export function isRetryable(request: Pick<NamedRequest, "operation" | "method">, outcome: Outcome): boolean {
  return isPassing(outcome) && (isRepeatable(request) || certainlyNotCarriedOut(outcome));
}

function isPassing(outcome: Outcome): boolean {
  return "failure" in outcome || RETRIED_STATUSES.has(outcome.status);
}

function isRepeatable({ operation, method }: Pick<NamedRequest, "operation" | "method">): boolean {
  return method === "GET" || method === "PUT" || operation === "createEnvironmentToken";
}

function certainlyNotCarriedOut(outcome: Outcome): boolean {
  if ("status" in outcome) return outcome.status === 429;
  return outcome.failure === "network" && outcome.code !== undefined && NEVER_SENT_CODES.has(outcome.code);
}
