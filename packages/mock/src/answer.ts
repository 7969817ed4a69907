import type { Override } from "./override.ts";

/** What the mock answers, before it is sent. */
export interface Answer extends Pick<Override, "headers" | "delayMs" | "fault"> {
  /** Nothing where nobody sees an answer. */
  readonly status?: number;
  /** An object to send as JSON, or a text to send as it is. */
  readonly body?: object | string;
}
