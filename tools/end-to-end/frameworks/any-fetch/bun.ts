/** Functions that people pass as `fetch` on Bun, whose own type has further members. */
import { createClient } from "@frontegg-identity/client";

const common = { region: "eu", token: "a.b.c" } as const;
const proxy = "http://proxy.example.com:3128";
export const clients = [
  createClient({ ...common, fetch }),
  createClient({ ...common, fetch: (url, init) => fetch(url, { ...init, proxy }) }),
  createClient({ ...common, fetch: () => Promise.resolve(new Response()) }),
];
