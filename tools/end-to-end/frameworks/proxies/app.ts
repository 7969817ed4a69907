import process from "node:process";
import { createClient, environmentToken } from "@frontegg-identity/client";

const frontegg = createClient({
  baseUrl: process.env.FRONTEGG_BASE_URL!,
  token: environmentToken({ clientId: process.env.FRONTEGG_CLIENT_ID!, secret: process.env.FRONTEGG_SECRET! }),
});
const user = await frontegg.getUser("u-1");
console.log(user.name);
