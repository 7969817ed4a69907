/**
 * Returns a response with a body again after its body was read.
 *
 * @param body - The text that was read, or its replacement.
 * @param isWhole - Whether all of `Response` is wanted (its stream, `clone`, `blob`), as middleware may. Else it is the
 * same response, with a `text` and a `json` that can be called: making another one is a tenth of a call.
 */
export function readableResponse(response: Response, body: string, isWhole: boolean): Response {
  const { status, statusText, headers, url } = response;
  // `Response` cannot be made with the others: 0 hides a redirect in browsers, and a status beyond 599 has no meaning.
  if (isWhole && status >= 200 && status <= 599) {
    const whole = new Response(body || null, { status, statusText, headers });
    // A `Response` made of a string says `text/plain`, even if the answer said nothing.
    if (!headers.has("content-type")) whole.headers.delete("content-type");
    return Object.defineProperty(whole, "url", { value: url }); // which no Response that a program makes has
  }
  response.text = async () => body;
  response.json = async (): Promise<unknown> => JSON.parse(body);
  return response;
}
