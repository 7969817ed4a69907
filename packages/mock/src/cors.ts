/** Permits the request that a browser asks for, if it asks. */
export function preflightResponse({ method, headers }: Request): Response | undefined {
  const wanted = headers.get("access-control-request-method");
  if (method !== "OPTIONS" || wanted === null) return undefined;
  return new Response(null, {
    status: 204,
    headers: {
      // Named one by one, because a wildcard covers neither `authorization` nor requests with cookies.
      "access-control-allow-methods": wanted,
      "access-control-allow-headers": headers.get("access-control-request-headers") ?? "",
    },
  });
}

/** Lets a page of any origin read a response, with every one of its headers. */
export function withCors(request: Request, response: Response): Response {
  const exposed = [...response.headers.keys()].join(", ");
  response.headers.set("access-control-allow-origin", request.headers.get("origin") ?? "*");
  response.headers.set("access-control-allow-credentials", "true");
  response.headers.set("access-control-expose-headers", exposed);
  response.headers.set("vary", "Origin");
  return response;
}
