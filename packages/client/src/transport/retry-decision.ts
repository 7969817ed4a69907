import type { OutgoingRequest } from "./outgoing-request.ts";

const PASSING_STATUSES: ReadonlySet<unknown> = new Set([408, 429, 500, 502, 503, 504]);

/**
 * Tells whether sending the same request again is right.
 *
 * A passing failure of a request that means the same however often it arrives is worth another attempt. Any other is
 * repeated only if it was certainly not carried out.
 *
 * @param status - The status of the response, undefined if none arrived.
 * @param isUnsent - Whether no connection was made.
 */
export function isRetryable(request: OutgoingRequest, status: number | undefined, isUnsent: boolean): boolean {
  const isPassing = status === undefined || PASSING_STATUSES.has(status);
  return status === 429 || isUnsent || (isPassing && isRepeatable(request));
}

/**
 * Reads in the spec whether a second arrival means the same as one: `x-repeatable` in spec/README.md. Of a request whose
 * method middleware changed, the spec says nothing.
 */
export function isRepeatable({ endpoint, method, body: sent }: OutgoingRequest): boolean {
  const { repeatable, body } = endpoint;
  // The key as JSON writes it: inside a field that holds JSON text, its quotes would be escaped.
  return (
    repeatable === true &&
    method === endpoint.method &&
    !body?.unrepeatable?.some((field) => sent?.includes(`"${field}":`))
  );
}
