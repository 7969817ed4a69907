/**
 * Stands in for `Request` where only our own code looks at it: it keeps the URL and the init as they were given.
 * Building a real one is half the cost of a call, and its body could be read only once, while a retry needs it again.
 */
export class RequestRecord {
  readonly url: string;
  readonly method: string;
  readonly headers: Headers;
  readonly body: string | undefined;

  constructor(url: string, init: { method: string; headers: Headers; body?: string }) {
    this.url = url;
    this.method = init.method;
    this.headers = init.headers;
    this.body = init.body;
  }
}
