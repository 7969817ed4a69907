/** Functions that people pass as `fetch` on Node, with and without the types of the DOM. */
import { createClient } from "@frontegg-identity/client";
import nodeFetch from "node-fetch";
import { fetch as undiciFetch, ProxyAgent } from "undici";

const common = { region: "eu", token: "a.b.c" } as const;
const dispatcher = new ProxyAgent("http://proxy.example.com:3128");
export const clients = [
  createClient({ ...common, fetch }),
  createClient({ ...common, fetch: globalThis.fetch }),
  createClient({ ...common, fetch: undiciFetch }),
  createClient({ ...common, fetch: nodeFetch }),
  createClient({ ...common, fetch: (url, init) => fetch(url, init) }),
  createClient({ ...common, fetch: async (url, init) => undiciFetch(url, { ...init, dispatcher }) }),
  createClient({ ...common, fetch: () => Promise.resolve(new Response()) }),
];
