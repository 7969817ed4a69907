/** Functions that people pass as `fetch` on Deno. */
import { createClient } from "@frontegg-identity/client";

const common = { region: "eu", token: "a.b.c" } as const;
const client = Deno.createHttpClient({ proxy: { url: "http://proxy.example.com:3128" } });
export const clients = [
  createClient({ ...common, fetch }),
  createClient({ ...common, fetch: (url, init) => fetch(url, { ...init, client }) }),
];
