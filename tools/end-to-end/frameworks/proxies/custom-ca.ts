import { readFileSync } from "node:fs";
import process from "node:process";
import { createClient, environmentToken } from "@frontegg-identity/client";
import { Agent, fetch } from "undici";

const dispatcher = new Agent({ connect: { ca: readFileSync(process.env.COMPANY_CA!) } });
const frontegg = createClient({
  baseUrl: process.env.FRONTEGG_BASE_URL!,
  token: environmentToken({ clientId: process.env.FRONTEGG_CLIENT_ID!, secret: process.env.FRONTEGG_SECRET! }),
  fetch: (url, init) => fetch(url, { ...init, dispatcher }),
});
const user = await frontegg.getUser("u-1");
console.log(user.name);
