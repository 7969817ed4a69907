/** An answer, before it is sent. */
export interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | string[]>>;
  readonly body: Buffer;
}

/** Makes an error answer in the form of the spec's error body, for what Prism does not answer itself. */
export function errorAnswer(status: number, message: string): Answer {
  return {
    status,
    headers: { "content-type": "application/json" },
    body: Buffer.from(JSON.stringify({ errors: [message] })),
  };
}
