import type { Operation } from "./operation.ts";

const PASSING_STATUSES: ReadonlySet<unknown> = new Set([408, 429, 500, 502, 503, 504]);

/** Codes that mean that no connection was made: refused, or no such host. The last one is Bun's. */
const NEVER_SENT_CODES: ReadonlySet<unknown> = new Set(["ECONNREFUSED", "ENOTFOUND", "EAI_AGAIN", "ConnectionRefused"]);

/**
 * Tells whether sending the same request again is right.
 *
 * GET and PUT mean the same however often they arrive (RFC 9110 section 9.2.2), and a second token harms nothing, so any
 * passing failure is worth another attempt. Another POST is repeated only when the first was certainly not carried out:
 * a second unenrolment answers "MFA is not enrolled", which would turn a success into an error.
 *
 * @param status - The status of the response, undefined where none arrived.
 * @param code - The system's code for why none arrived, where it is known.
 */
export function isRetryable(
  operation: Operation,
  method: string,
  status: number | undefined,
  code: string | undefined,
): boolean {
  const isPassing = status === undefined || PASSING_STATUSES.has(status);
  const isRepeatable = method === "GET" || method === "PUT" || operation === "createEnvironmentToken";
  const wasNotCarriedOut = status === 429 || NEVER_SENT_CODES.has(code);
  return isPassing && (isRepeatable || wasNotCarriedOut);
}
