/** The gateway refused a request, or the API behind it did. */
export class GatewayError extends Error {
  override readonly name = "GatewayError";
  readonly status: number;
  /** What the API's support asks for. */
  readonly traceId: string | undefined;

  constructor(status: number, errors: readonly string[], traceId: string | undefined) {
    super(errors.join(" ") || `The server answered ${status}.`);
    this.status = status;
    this.traceId = traceId;
  }
}
