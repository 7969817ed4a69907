import { satteri } from "@astrojs/markdown-satteri";
import starlight from "@astrojs/starlight";
import { defineConfig, passthroughImageService } from "astro/config";
import starlightLinksValidator from "starlight-links-validator";
import starlightLlmsTxt from "starlight-llms-txt";
import starlightOpenAPI, { openAPISidebarGroups } from "starlight-openapi";
import starlightTypeDoc, { typeDocSidebarGroup } from "starlight-typedoc";
import { OptionDefaults } from "typedoc";
import { describeInWords, entryPoints, nameModules } from "./plugins/package-entries.ts";
import { siteLinks } from "./plugins/site-links.ts";

const repository = "https://github.com/frontegg-identity/frontegg-identity";
/** Where the site is below its host: `/` for a host of its own. */
const base = process.env["DOCS_BASE"] ?? "/frontegg-identity";

export default defineConfig({
  site: "https://frontegg-identity.github.io",
  base,
  trailingSlash: "always",
  markdown: { processor: satteri({ hastPlugins: [siteLinks(base)] }) },
  // The pictures are SVG.
  image: { service: passthroughImageService() },
  // The packages as they are in the repository, so that nothing needs to be built before the site.
  vite: {
    resolve: {
      alias: entryPoints.map(({ specifier, file }) => ({ find: new RegExp(`^${specifier}$`), replacement: file })),
    },
  },
  integrations: [
    starlight({
      title: "frontegg-identity",
      description: "A small typed client for three Frontegg user endpoints, generated from one OpenAPI 3.1 spec.",
      disable404Route: true,
      favicon: "/favicon.svg",
      social: [{ icon: "github", label: "GitHub", href: repository }],
      editLink: { baseUrl: `${repository}/edit/main/docs/` },
      routeMiddleware: "./src/route-data.ts",
      // In both modes more contrast than the themes have by themselves.
      expressiveCode: {
        themes: ["github-dark-default", "github-light-default"],
        styleOverrides: { borderRadius: "0.5rem", borderColor: "var(--sl-color-hairline-light)", codeFontSize: "0.8125rem" },
      },
      customCss: ["./src/styles/theme.css"],
      components: {
        Hero: "./src/components/Hero.astro",
        MarkdownContent: "./src/components/MarkdownContent.astro",
        SiteTitle: "./src/components/SiteTitle.astro",
      },
      sidebar: [
        { label: "Guides", items: [{ autogenerate: { directory: "guides" } }] },
        { label: "Errors", items: [{ autogenerate: { directory: "errors" } }] },
        { label: "API reference", items: [...openAPISidebarGroups, { label: "Schemas", link: "/api/schemas/" }] },
        typeDocSidebarGroup,
        { label: "Benchmark", link: "/benchmark/" },
        { label: "Evidence", link: "/evidence/" },
      ],
      plugins: [
        starlightOpenAPI([
          {
            base: "api",
            schema: "../spec/openapi.yaml",
            sidebar: { label: "Operations", collapsed: false, operations: { badges: true, labels: "operationId" } },
            snippets: { operation: { clients: { shell: ["curl"] } } },
          },
        ]),
        starlightTypeDoc({
          entryPoints: entryPoints.map(({ file }) => file),
          tsconfig: "tsconfig.reference.json",
          output: "packages",
          sidebar: { label: "Packages", collapsed: true },
          typeDoc: {
            plugin: [nameModules, describeInWords],
            blockTags: [...OptionDefaults.blockTags, "@description"],
            entryFileName: "index",
          },
        }),
        // It knows no headings of pages that are not Markdown; the test of the built site does.
        starlightLinksValidator({ exclude: [`${base.replace(/\/$/, "")}/api/**`] }),
        starlightLlmsTxt(),
      ],
    }),
  ],
});
