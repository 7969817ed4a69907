import type { HttpMethod, OperationDescription } from "@frontegg-identity/types/operations";
import { http, type HttpHandler } from "msw";
import type { Mock } from "./mock.ts";
import type { HandlersOptions } from "./msw.ts";
import { isConnectionCut } from "./rendered-answer.ts";
import { BASE_PATH, pathOf } from "./operations-and-schemas.ts";

/** Returns a handler for one operation. */
export function handlerOf(
  operation: OperationDescription,
  mock: Pick<Mock, "fetch">,
  { baseUrl }: HandlersOptions,
): HttpHandler {
  const template = pathOf(operation);
  // MSW takes a colon for the start of a parameter.
  const own = { ...operation, path: operation.path.replaceAll(":", String.raw`\:`) };
  const place = baseUrl === undefined ? `*${pathOf(own)}` : below(baseUrl.replace(/\/$/, ""), own);
  // MSW names its functions as HTTP names its methods, in lower case.
  const handle = http[operation.method.toLowerCase() as Lowercase<HttpMethod>];
  return handle(
    withParameters(place, (index) => `:p${index}`),
    async ({ request, params }) => {
      const path = withParameters(template, (index) => encodeURIComponent(String(params[`p${index}`])));
      const { search } = new URL(request.url);
      const { method, signal } = request;
      const headers = new Headers(request.headers);
      // As your gateway does: the page must not have the environment's token.
      if (baseUrl !== undefined && !headers.has("authorization"))
        headers.set("authorization", "Bearer of-your-gateway");
      const body = (await request.text()) || null;
      try {
        return await mock.fetch(`https://frontegg-mock.invalid${path}${search}`, { method, headers, body, signal });
      } catch (error) {
        if (isConnectionCut(error)) return Response.error();
        throw error;
      }
    },
  );
}

/** The URL at which a client of `baseUrl` calls an operation, whose servers may have another base path than the others. */
function below(baseUrl: string, { basePath, path }: OperationDescription): string {
  if (basePath === BASE_PATH) return baseUrl + path;
  const root = baseUrl.endsWith(BASE_PATH) ? baseUrl.slice(0, -BASE_PATH.length) : baseUrl;
  return root + basePath + path;
}

/** Replaces each parameter of a path template. MSW doesn't take every name that the spec may have. */
function withParameters(template: string, replacement: (index: number) => string): string {
  let index = 0;
  return template.replaceAll(/\{[^{}]+\}/g, () => replacement(index++));
}
