/** Preloaded before an example of a README: what it sends to a regional server goes to the mock. */
import process from "node:process";

const { fetch } = globalThis;
/** @param {string} url */
globalThis.fetch = (url, init) =>
  fetch(url.replace(/^https:\/\/api(\.\w+)?\.frontegg\.com/, new URL(process.env.MOCK_URL).origin), init);
globalThis.userId = "f3a1c5a2-0d9e-4a57-9a3e-5b1c1d2e3f40";
Object.assign(process.env, { FRONTEGG_TOKEN: "a.b.c", FRONTEGG_CLIENT_ID: "an-id", FRONTEGG_SECRET: "a-secret" });
