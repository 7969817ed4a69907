import type { ErrorBody } from "@frontegg-identity/types";
import type { OperationDescription } from "@frontegg-identity/types/operations";
import type { Override } from "./override.ts";
import { textOf } from "./text-of.ts";

/** An answer of the mock, before it is written out. */
export interface Answer extends Pick<Override, "headers" | "delayMs" | "fault"> {
  /** Undefined if an override hangs or cuts the connection. */
  readonly status?: number;
  /** The body as JSON. Undefined if there is none. */
  readonly json?: unknown;
  /** A body to send unchanged, instead of JSON. */
  readonly text?: string;
  /** The media type of `text`, `text/html` if it isn't given. */
  readonly mediaType?: string;
}

/** Returns an error in the form of the spec. */
export function errorAnswer(status: number, errors: readonly string[]): Answer {
  const json: ErrorBody = { errors: [...errors] };
  return { status, json };
}

/**
 * Returns an answer of the spec, word for word, so that clients see what production has been seen to say.
 *
 * @param example - The name of an example. The default is the first one.
 */
export function exampleAnswer(operation: OperationDescription, status: number, example?: string): Answer {
  const content = (operation.responses[status] ?? operation.responses["default"])?.content;
  if (content === undefined) return { status };
  const { value } = (example === undefined ? Object.values(content.examples)[0] : content.examples[example]) ?? {};
  // Only after an edit of the spec, and then in the tests.
  if (value === undefined) throw new Error(`The spec has no example ${example ?? ""} for ${status} of ${operation.id}`);
  return content.kind === "text"
    ? { status, text: textOf(value), mediaType: content.mediaType }
    : { status, json: value };
}
