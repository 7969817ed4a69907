import { environmentTokenJson, userJson } from "./fixture.ts";

const init: ResponseInit = { status: 200, headers: { "content-type": "application/json; charset=utf-8" } };

/**
 * A transport without a network: a new `Response` for each request, as `fetch` gives. What a contender costs beyond it
 * is its own.
 */
export const inProcessFetch: typeof globalThis.fetch = async (input) => {
  const url = input instanceof Request ? input.url : input.toString();
  return new Response(url.endsWith("/auth/vendor") ? environmentTokenJson : userJson, init);
};
