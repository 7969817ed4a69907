/** A request that the mock has answered. It holds no credentials: no headers, and no body of a token request. */
export interface MockRequest {
  /** The operation's id in the spec, such as `"updateUser"`, or nothing for a path that the spec does not have. */
  readonly operation: string | undefined;
  readonly method: string;
  /** The path as it was sent, percent-encoded and with `/identity`, without the query. */
  readonly path: string;
  /** The JSON body, parsed. Nothing where there was none or a malformed one, and where it may be credentials. */
  readonly body: unknown;
  /** The status of the answer. */
  readonly status: number;
}
