import { http, type HttpHandler } from "msw";
import { operations, type HttpMethod } from "@frontegg-identity/types/operations";
import type { Mock } from "./mock.ts";
import { isConnectionCut } from "./rendered-answer.ts";
import { pathOf } from "./spec.ts";

/** Options of {@link handlers}. */
export interface HandlersOptions {
  /**
   * The base URL of your gateway, such as `"/api"` or `"https://gateway.example.com"`, if your page calls the API's paths
   * there. The handlers don't demand a token then, because your gateway adds it.
   *
   * @defaultValue `/identity` on any origin, and `/auth/vendor` beside it
   */
  readonly baseUrl?: string | undefined;
}

/**
 * Returns MSW handlers that answer from a mock: `setupWorker(...handlers(mock))` in a browser, `setupServer(...handlers(mock))`
 * in Node. MSW treats other requests as it is set up to.
 */
export function handlers(mock: Mock, { baseUrl }: HandlersOptions = {}): HttpHandler[] {
  return Object.values(operations).map((operation) => {
    const template = pathOf(operation);
    const below = baseUrl === undefined ? `*${template}` : baseUrl.replace(/\/$/, "") + operation.path;
    // The methods of the spec's operations, which MSW has in lower case.
    const handle = http[operation.method.toLowerCase() as Lowercase<HttpMethod>];
    return handle(
      withPlaceholders(below, (index) => `:p${index}`),
      async ({ request, params }) => {
        const path = withPlaceholders(template, (index) => encodeURIComponent(String(params[`p${index}`])));
        const target = new URL(path + new URL(request.url).search, mock.url);
        const { method, signal } = request;
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
      },
    );
  });
}

/** Replaces each parameter in a path template, whose name may be more than MSW takes for one. */
function withPlaceholders(template: string, replacement: (index: number) => string): string {
  let index = 0;
  return template.replaceAll(/\{[^{}]+\}/g, () => replacement(index++));
}
