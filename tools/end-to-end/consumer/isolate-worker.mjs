/** A worker with one client for each server, which all its requests share. The query says how a request behaves. */
import { createClient, environmentToken } from "@frontegg-identity/client";

const clients = new Map();
let laterMs = 0;
for (const clock of [performance, Date]) {
  const now = clock.now.bind(clock);
  clock.now = () => now() + laterMs;
}

export default {
  async fetch(request) {
    const query = new URL(request.url).searchParams;
    const baseUrl = query.get("baseUrl");
    laterMs += Number(query.get("laterMs"));
    if (!clients.has(baseUrl)) {
      const token = environmentToken({ clientId: "an-id", secret: "a-secret" });
      clients.set(baseUrl, createClient({ baseUrl, token }));
    }
    const signal = query.has("giveUp") ? AbortSignal.timeout(50) : undefined;
    const answer = clients
      .get(baseUrl)
      .getUser("u-1", { signal })
      .then(
        ({ id }) => new Response(id),
        (error) => new Response(String(error), { status: 500 }),
      );
    return query.has("leave") ? new Response("left") : answer;
  },
};
