/** As much of a `Request` as openapi-fetch and the client read: making a real one is half the cost of a call. */
export class LeanRequest {
  readonly url: string;
  readonly method: string;
  readonly headers: Headers;
  readonly #body: string | undefined;

  constructor(url: string, { method, headers, body }: { method: string; headers: Headers; body?: string | undefined }) {
    this.url = url;
    this.method = method;
    this.headers = headers;
    this.#body = body;
  }

  /** The body; empty where there is none. */
  text(): Promise<string> {
    return Promise.resolve(this.#body ?? "");
  }
}
