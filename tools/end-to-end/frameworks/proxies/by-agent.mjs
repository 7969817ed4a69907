import { readFileSync } from "node:fs";
import process from "node:process";
import { createClient, environmentToken } from "@frontegg-identity/client";
import { fetch, ProxyAgent } from "undici";

const { FRONTEGG_BASE_URL, FRONTEGG_CLIENT_ID, FRONTEGG_SECRET, COMPANY_PROXY, COMPANY_CA } = process.env;
const dispatcher = new ProxyAgent({ uri: COMPANY_PROXY, requestTls: { ca: readFileSync(COMPANY_CA) } });
const frontegg = createClient({
  baseUrl: FRONTEGG_BASE_URL,
  token: environmentToken({ clientId: FRONTEGG_CLIENT_ID, secret: FRONTEGG_SECRET }),
  fetch: (url, init) => fetch(url, { ...init, dispatcher }),
});
const user = await frontegg.getUser("u-1");
console.log(user.name);
