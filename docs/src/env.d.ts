// Here and not in tsconfig.json, which the linter reads where the site's own packages are not installed.
/// <reference types="node" />
/// <reference types="astro/client" />
/// <reference types="@astrojs/starlight" />

declare module "@pagefind/default-ui/npm_dist/mjs/ui-core.mjs" {
  export const PagefindUI: new (options: object) => unknown;
}
