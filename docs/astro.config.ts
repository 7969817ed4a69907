import { satteri } from "@astrojs/markdown-satteri";
import starlight from "@astrojs/starlight";
import { defineConfig } from "astro/config";
import starlightLinksValidator from "starlight-links-validator";
import starlightLlmsTxt from "starlight-llms-txt";
import starlightOpenAPI, { openAPISidebarGroups } from "starlight-openapi";
import starlightTypeDoc, { typeDocSidebarGroup } from "starlight-typedoc";
import { entryPoints, nameModules } from "./plugins/package-entries.ts";
import { siteLinks } from "./plugins/site-links.ts";

const repository = "https://github.com/frontegg-identity/frontegg-identity";
/** Where the site is below its host: `/` for a host of its own. */
const base = process.env["DOCS_BASE"] ?? "/frontegg-identity";

export default defineConfig({
  site: "https://frontegg-identity.github.io",
  base,
  trailingSlash: "always",
  markdown: { processor: satteri({ hastPlugins: [siteLinks(base)] }) },
  // The packages as they are in the repository, so that nothing needs to be built before the site.
  vite: {
    resolve: { conditions: ["frontegg-identity-source", "module", "browser", "development|production"] },
    ssr: { resolve: { conditions: ["frontegg-identity-source", "module", "node", "development|production"] } },
  },
  integrations: [
    starlight({
      title: "frontegg-identity",
      description: "A small typed client for three Frontegg user endpoints, generated from one OpenAPI 3.1 spec.",
      favicon: "/favicon.svg",
      social: [{ icon: "github", label: "GitHub", href: repository }],
      editLink: { baseUrl: `${repository}/edit/main/docs/` },
      customCss: ["./src/styles/theme.css"],
      components: {
        MarkdownContent: "./src/components/MarkdownContent.astro",
        SiteTitle: "./src/components/SiteTitle.astro",
      },
      sidebar: [
        { label: "Guides", items: [{ autogenerate: { directory: "guides" } }] },
        { label: "Errors", items: [{ autogenerate: { directory: "errors" } }] },
        { label: "API reference", items: [...openAPISidebarGroups, { label: "Schemas", link: "/api/schemas/" }] },
        typeDocSidebarGroup,
      ],
      plugins: [
        starlightOpenAPI([
          {
            base: "api",
            schema: "../spec/openapi.yaml",
            sidebar: { label: "Operations", collapsed: false, operations: { badges: true, labels: "operationId" } },
          },
        ]),
        starlightTypeDoc({
          entryPoints: entryPoints.map(({ file }) => file),
          tsconfig: "tsconfig.reference.json",
          output: "packages",
          sidebar: { label: "Packages" },
          typeDoc: { plugin: [nameModules], entryFileName: "index" },
        }),
        // It knows no headings of pages that are not Markdown; the test of the built site does.
        starlightLinksValidator({ exclude: [`${base.replace(/\/$/, "")}/api/**`] }),
        starlightLlmsTxt(),
      ],
    }),
  ],
});
