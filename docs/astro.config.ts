import { satteri } from "@astrojs/markdown-satteri";
import starlight from "@astrojs/starlight";
import { defineConfig, passthroughImageService } from "astro/config";
import starlightLinksValidator from "starlight-links-validator";
import starlightLlmsTxt from "starlight-llms-txt";
import starlightOpenAPI from "starlight-openapi";
import starlightTypeDoc, { typeDocSidebarGroup } from "starlight-typedoc";
import { OptionDefaults } from "typedoc";
import { endpoints } from "../packages/types/src/generated/endpoints.ts";
import { describeInWords, entryPoints, nameModules, sources } from "./plugins/package-entries.ts";
import { omitConstructors, tidyPages } from "./plugins/tidy-reference.ts";
import { reachableTables } from "./plugins/reachable-tables.ts";
import { siteLinks } from "./plugins/site-links.ts";

const repository = "https://github.com/frontegg-identity/frontegg-identity";
/** Where the site is below its host: `/` for a host of its own. */
const base = process.env["DOCS_BASE"] ?? "/frontegg-identity";

export default defineConfig({
  site: "https://frontegg-identity.github.io",
  base,
  trailingSlash: "always",
  markdown: { processor: satteri({ hastPlugins: [siteLinks(base), reachableTables()] }) },
  // The pictures are SVG.
  image: { service: passthroughImageService() },
  vite: { resolve: { alias: sources } },
  integrations: [
    starlight({
      title: "frontegg-identity",
      description: "A small typed client for three Frontegg user endpoints, generated from one OpenAPI 3.1 spec.",
      favicon: "/favicon.svg",
      social: [{ icon: "github", label: "GitHub", href: repository }],
      editLink: { baseUrl: `${repository}/edit/main/docs/` },
      routeMiddleware: "./src/route-data.ts",
      customCss: ["./src/styles/theme.css"],
      components: {
        Hero: "./src/components/Hero.astro",
        MarkdownContent: "./src/components/MarkdownContent.astro",
        SiteTitle: "./src/components/SiteTitle.astro",
      },
      sidebar: [
        { label: "Guides", items: [{ autogenerate: { directory: "guides" } }] },
        { label: "Errors", collapsed: true, items: [{ autogenerate: { directory: "errors" } }] },
        {
          label: "API reference",
          items: [
            { label: "Overview", link: "/api/" },
            ...Object.entries(endpoints).map(([operation, { method }]) => ({
              label: operation,
              link: `/api/operations/${operation.toLowerCase()}/`,
              badge: method,
            })),
            { label: "Schemas", link: "/api/schemas/" },
          ],
        },
        typeDocSidebarGroup,
        {
          label: "Background",
          items: [
            { label: "Evidence", link: "/evidence/" },
            { label: "Benchmark", link: "/benchmark/" },
          ],
        },
      ],
      plugins: [
        starlightOpenAPI([
          {
            base: "api",
            schema: "../spec/openapi.yaml",
            snippets: { operation: { clients: { shell: ["curl"] } } },
          },
        ]),
        starlightTypeDoc({
          entryPoints: entryPoints.map(({ file }) => file),
          tsconfig: "tsconfig.reference.json",
          output: "packages",
          sidebar: { label: "Packages", collapsed: true },
          typeDoc: {
            plugin: [nameModules, describeInWords, omitConstructors, tidyPages],
            blockTags: [...OptionDefaults.blockTags, "@description"],
            name: "Packages",
            readme: "packages.md",
            mergeReadme: true,
            entryFileName: "index",
            groupOrder: ["Functions", "Classes", "Variables", "Properties", "Methods", "Accessors", "*", "References"],
            // What errors inherit from the language, and not what is exported of openapi-fetch.
            excludeExternals: true,
            externalPattern: ["**/typescript/lib/**", "**/@types/**"],
            useCodeBlocks: true,
            parametersFormat: "table",
            interfacePropertiesFormat: "table",
            classPropertiesFormat: "table",
            typeAliasPropertiesFormat: "table",
            typeDeclarationFormat: "table",
            propertyMembersFormat: "table",
            tableColumnSettings: { hideInherited: true, hideModifiers: true, hideOverrides: true, hideSources: true },
            disableGit: true,
            basePath: "..",
            sourceLinkTemplate: `${repository}/blob/main/packages/{path}#L{line}`,
          },
        }),
        // It knows no headings of pages that are not Markdown; the test of the built site does.
        starlightLinksValidator({ exclude: [`${base.replace(/\/$/, "")}/api/**`] }),
        starlightLlmsTxt({
          customSets: [
            { label: "Guides", paths: ["guides/**"], description: "how to use the client, the types and the mock" },
            { label: "Errors", paths: ["errors/**"], description: "what happened, and what to do" },
            { label: "Packages", paths: ["packages/**"], description: "every export, with what it throws" },
          ],
          // The pages of the API are made of it.
          optionalLinks: [
            { label: "The spec", url: `${repository}/raw/main/spec/openapi.yaml`, description: "OpenAPI 3.1" },
          ],
          exclude: ["packages/**"],
        }),
      ],
    }),
  ],
});
