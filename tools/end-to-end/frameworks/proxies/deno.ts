import { createClient, environmentToken } from "@frontegg-identity/client";

const client = Deno.createHttpClient({ proxy: { url: Deno.env.get("HTTPS_PROXY")! } });
const frontegg = createClient({
  baseUrl: Deno.env.get("FRONTEGG_BASE_URL")!,
  token: environmentToken({ clientId: Deno.env.get("FRONTEGG_CLIENT_ID")!, secret: Deno.env.get("FRONTEGG_SECRET")! }),
  fetch: (url, init) => fetch(url, { ...init, client }),
});
const user = await frontegg.getUser("u-1");
console.log(user.name);
