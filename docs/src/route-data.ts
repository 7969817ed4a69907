import { defineRouteMiddleware } from "@astrojs/starlight/route-data";

/** Gives pages without a sidebar, such as the first one, the menu that phones have. A stylesheet hides it elsewhere. */
export const onRequest = defineRouteMiddleware(({ locals }) => {
  locals.starlightRoute.hasSidebar = true;
});
