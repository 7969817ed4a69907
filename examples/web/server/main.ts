/** Serves the built page and its gateway. Settings come from the environment; see the README. */
import { fileURLToPath } from "node:url";
import fastifyStatic from "@fastify/static";
import { createClient, environmentToken, isRegion, type FronteggClient } from "@frontegg-identity/client";
import { createGateway } from "./gateway.ts";

const {
  FRONTEGG_REGION,
  FRONTEGG_BASE_URL,
  FRONTEGG_CLIENT_ID = "",
  FRONTEGG_SECRET = "",
  PORT = "3000",
} = process.env;

function clientFromEnvironment(): FronteggClient {
  const token = environmentToken({ clientId: FRONTEGG_CLIENT_ID, secret: FRONTEGG_SECRET });
  if (FRONTEGG_BASE_URL !== undefined) return createClient({ baseUrl: FRONTEGG_BASE_URL, token });
  if (isRegion(FRONTEGG_REGION)) return createClient({ region: FRONTEGG_REGION, token });
  throw new Error("Set FRONTEGG_REGION to eu, us, ca or au, or FRONTEGG_BASE_URL to a mock");
}

const gateway = createGateway(clientFromEnvironment());
await gateway.register(fastifyStatic, { root: fileURLToPath(new URL("../dist", import.meta.url)) });
console.log(await gateway.listen({ host: "127.0.0.1", port: Number(PORT) }));
