/** As much of a `Request` as openapi-fetch and the client read: making a real one is half the cost of a call. */
export class LeanRequest {
  declare readonly url: string;
  declare readonly method: string;
  declare readonly headers: Headers;
  declare readonly content: string | undefined;

  constructor(url: string, { method, headers, body }: { method: string; headers: Headers; body?: string | undefined }) {
    this.url = url;
    this.method = method;
    this.headers = headers;
    this.content = body;
  }

  /** Returns the body, or an empty string without one. */
  async text(): Promise<string> {
    return this.content ?? "";
  }
}
