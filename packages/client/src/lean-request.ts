/**
 * As much of a `Request` as openapi-fetch and the client read: making a real one is half the cost of a call. openapi-fetch
 * calls it with `new`.
 */
export function LeanRequest(
  url: string,
  { method, headers, body }: { method: string; headers: Headers; body?: string | undefined },
): Pick<Request, "url" | "method" | "headers" | "text"> {
  return { url, method, headers, text: async () => body ?? "" };
}
