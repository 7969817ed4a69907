import type { ErrorBody, paths } from "@frontegg-identity/types";
import createFetchClient from "openapi-fetch";
import createQueryClient, { type OpenapiQueryClient } from "openapi-react-query";
import { GatewayError } from "./gateway-error.ts";

// The gateway has the paths of the API, so its types are there already. It, and not the page, has the token.
const client = createFetchClient<paths>({ baseUrl: "/api" });

client.use({
  // An error's body says what is wrong. The trace id is in a header, which the body alone would lose.
  async onResponse({ response }) {
    if (response.ok) return;
    const body = (await response.json().catch(() => ({}))) as Partial<ErrorBody>; // whoever answered, it may be anything
    throw new GatewayError(response.status, body.errors ?? [], response.headers.get("frontegg-trace-id") ?? undefined);
  },
});

/** The gateway's operations as hooks. */
export const api: OpenapiQueryClient<paths> = createQueryClient(client);
