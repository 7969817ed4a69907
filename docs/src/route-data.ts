import { defineRouteMiddleware, type StarlightRouteData } from "@astrojs/starlight/route-data";

const specUrl = "https://github.com/frontegg-identity/frontegg-identity/edit/main/spec/openapi.yaml";
type TocItem = NonNullable<StarlightRouteData["toc"]>["items"][number];
const tryIt: TocItem = { depth: 2, slug: "try-it", text: "Try it", children: [] };

/**
 * Completes the pages that are made of the spec: where to edit them, and the panel in an operation's contents. Keeps the
 * pages of single fixtures out of the search, where their one line would stand above a guide; their list is in it.
 */
export const onRequest = defineRouteMiddleware(({ locals, url }) => {
  const { starlightRoute } = locals;
  if (url.pathname.includes("/types/fixtures/variables/")) starlightRoute.entry.data.pagefind = false;
  if (!url.pathname.includes("/api/")) return;
  starlightRoute.editUrl = new URL(specUrl);
  if (url.pathname.endsWith("/api/")) starlightRoute.entry.data.title = "API reference";
  if (/\/operations\/\w+\/$/.test(url.pathname)) starlightRoute.toc?.items.splice(1, 0, tryIt);
});
