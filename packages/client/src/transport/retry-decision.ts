import type { Endpoint } from "@frontegg-identity/types";

/** The statuses of failures that pass, and no status, if no response arrived. */
const PASSING = /^(408|429|50[0234]|undefined)$/;

/**
 * Tells whether sending the same request again is right.
 *
 * A passing failure of a request that means the same however often it arrives is worth another attempt. Any other is
 * repeated only if it was certainly not carried out.
 *
 * @param isRepeatable - Whether a second arrival means the same as one.
 * @param status - The status of the response, undefined if none arrived.
 * @param isUnsent - Whether no connection was made.
 */
export function isRetryable(isRepeatable: boolean, status: number | undefined, isUnsent: boolean): boolean {
  return status === 429 || isUnsent || (isRepeatable && PASSING.test(String(status)));
}

/** Reads in the spec whether a second arrival of a body means the same as one: `x-repeatable` in spec/README.md. */
export function mayRepeat({ repeatable, body }: Endpoint, sent: string | undefined): boolean {
  // JSON and forms write a name like this. Inside a field that holds JSON text, the quotes would be escaped.
  const has = (field: string): unknown => sent?.includes(`"${field}"`) || sent?.includes(`${field}=`);
  return !!repeatable && !body?.unrepeatable?.some(has);
}
