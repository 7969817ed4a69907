import { createClient } from "@frontegg-identity/client";
import { servers } from "@frontegg-identity/types";

// Made when the module is loaded, also by `next build`: the token is asked for with each request, not here.
const frontegg = createClient({
  baseUrl: process.env.FRONTEGG_BASE_URL ?? servers.eu,
  token: () => process.env.FRONTEGG_TOKEN!,
});

// Not at build time.
export const dynamic = "force-dynamic";

export async function GET(): Promise<Response> {
  return Response.json(await frontegg.getUser("me"));
}
