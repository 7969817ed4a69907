/** A program that knows nothing of proxies. */
import process from "node:process";
import { createClient, environmentToken } from "@frontegg-identity/client";

const { FRONTEGG_BASE_URL, FRONTEGG_CLIENT_ID, FRONTEGG_SECRET } = process.env;
const token = environmentToken({ clientId: FRONTEGG_CLIENT_ID, secret: FRONTEGG_SECRET });
const user = await createClient({ baseUrl: FRONTEGG_BASE_URL, token }).getUser("u-1");
console.log(user.name);
