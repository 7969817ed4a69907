import { http, type HttpHandler } from "msw";
import { operations } from "./generated/spec.ts";
import type { Mock } from "./mock.ts";
import { isConnectionCut } from "./rendered-answer.ts";

/** Options of {@link handlers}. */
export interface HandlersOptions {
  /**
   * Where your page finds the API's paths, such as `"/api"` or `"https://gateway.example.com"`: for a back end of yours
   * that passes them on.
   *
   * @defaultValue `/identity` on any origin, and `/auth/vendor` beside it
   */
  readonly baseUrl?: string | undefined;
}

/**
 * Makes handlers of a mock for MSW: `setupWorker(...handlers(mock))` in a browser, `setupServer(...handlers(mock))` in
 * Node. What else is asked for stays MSW's business.
 */
export function handlers(mock: Mock, { baseUrl }: HandlersOptions = {}): HttpHandler[] {
  return Object.values(operations).map(({ method, path }) => {
    const below = baseUrl === undefined ? `*${path}` : baseUrl.replace(/\/$/, "") + path.replace(/^\/identity/, "");
    // The methods of the spec's operations, which MSW has in lower case.
    const handle = http[method.toLowerCase() as "get" | "post" | "put"];
    return handle(below.replace("{userId}", ":userId"), async ({ request, params }) => {
      const target = new URL(path.replace("{userId}", encodeURIComponent(String(params["userId"]))), mock.url);
      const { signal } = request;
      const headers = new Headers(request.headers);
      // As your gateway does: the page must not have the environment's token.
      if (baseUrl !== undefined && !headers.has("authorization"))
        headers.set("authorization", "Bearer of-your-gateway");
      const body = (await request.text()) || null;
      try {
        return await mock.fetch(target, { method, headers, body, signal });
      } catch (error) {
        if (isConnectionCut(error)) return Response.error();
        throw error;
      }
    });
  });
}
