import { defineRouteMiddleware, type StarlightRouteData } from "@astrojs/starlight/route-data";

const specUrl = "https://github.com/frontegg-identity/frontegg-identity/edit/main/spec/openapi.yaml";
type TocItem = NonNullable<StarlightRouteData["toc"]>["items"][number];
const tryIt: TocItem = { depth: 2, slug: "try-it", text: "Try it", children: [] };

/** Completes the pages that are made of the spec: where to edit them, and the panel in an operation's contents. */
export const onRequest = defineRouteMiddleware(({ locals, url }) => {
  if (!url.pathname.includes("/api/")) return;
  const { starlightRoute } = locals;
  starlightRoute.editUrl = new URL(specUrl);
  if (url.pathname.endsWith("/api/")) starlightRoute.entry.data.title = "API reference";
  if (/\/operations\/\w+\/$/.test(url.pathname)) starlightRoute.toc?.items.splice(1, 0, tryIt);
});
