import { fileURLToPath } from "node:url";
import { satteri } from "@astrojs/markdown-satteri";
import starlight from "@astrojs/starlight";
import { defineConfig, passthroughImageService } from "astro/config";
import starlightLlmsTxt from "starlight-llms-txt";
import starlightTypeDoc from "starlight-typedoc";
import { OptionDefaults } from "typedoc";
import { describeInWords, entryPoints, nameModules, publishedPackages, sources } from "./plugins/package-entries.ts";
import { omitRepetition, parts, tidyPages } from "./plugins/tidy-reference.ts";
import { packageManagers } from "./plugins/package-managers.ts";
import { reachableTables } from "./plugins/reachable-tables.ts";
import { siteLinks } from "./plugins/site-links.ts";

const repository = "https://github.com/frontegg-identity/frontegg-identity";
const site = "https://frontegg-identity.github.io";
/** Where the site is below its host: `/` for a host of its own. */
const base = process.env["DOCS_BASE"] ?? "/frontegg-identity";

const searchOnDemand = fileURLToPath(new URL("src/search-on-demand.ts", import.meta.url));

// A reader who opens the search before the page was idle waits for a moment that may never come: Starlight sets no limit.
const idleInTime =
  "{ const idle = window.requestIdleCallback; if (idle) window.requestIdleCallback = (call) => idle(call, { timeout: 500 }); }";

const packagePages = publishedPackages.flatMap(({ name, folder, entries }) =>
  (entries.length > 0 ? entries : [{ specifier: name, name: folder }]).flatMap((entry) => {
    const page = { label: entry.specifier.replace(/^@.*?\//, ""), link: `/packages/${entry.name}/` };
    const own = parts.filter(({ module }) => module === entry.name);
    return [page, ...own.map((part) => ({ label: `${page.label}: ${part.name}`, link: `${page.link}${part.name}/` }))];
  }),
);

export default defineConfig({
  site,
  base,
  trailingSlash: "always",
  markdown: {
    processor: satteri({ mdastPlugins: [packageManagers()], hastPlugins: [siteLinks(base), reachableTables()] }),
  },
  // The pictures are SVG.
  image: { service: passthroughImageService() },
  vite: { resolve: { alias: [...sources, { find: /^@pagefind\/default-ui$/, replacement: searchOnDemand }] } },
  integrations: [
    starlight({
      title: "frontegg-identity",
      description: "A typed client for Frontegg users: read a user, update a user, reset MFA. Unofficial.",
      favicon: "/favicon.svg",
      head: [
        { tag: "script", content: idleInTime },
        { tag: "meta", attrs: { property: "og:image", content: `${site}${base}/og.png` } },
        {
          tag: "meta",
          attrs: { property: "og:image:alt", content: "frontegg-identity: a typed client for Frontegg users" },
        },
      ],
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
        { label: "Recipes", collapsed: true, items: [{ autogenerate: { directory: "recipes" } }] },
        {
          label: "Reference",
          items: [
            { label: "createClient", link: "/create-client/" },
            { label: "Errors", collapsed: true, items: [{ autogenerate: { directory: "errors" } }] },
            { label: "Error messages", link: "/troubleshooting/" },
            { label: "API", collapsed: true, items: [{ autogenerate: { directory: "api" } }] },
            { label: "Packages", collapsed: true, items: [{ label: "Overview", link: "/packages/" }, ...packagePages] },
          ],
        },
        {
          label: "Background",
          items: [
            { label: "Evidence", link: "/evidence/" },
            { label: "Sources", link: "/evidence/sources/" },
            { label: "Benchmark", link: "/benchmark/" },
          ],
        },
      ],
      plugins: [
        starlightTypeDoc({
          // What several modules export stands with the last one, from which the others have it.
          entryPoints: entryPoints.map(({ file }) => file).toReversed(),
          tsconfig: "tsconfig.reference.json",
          output: "packages",
          typeDoc: {
            plugin: [nameModules, describeInWords, omitRepetition, tidyPages],
            blockTags: [...OptionDefaults.blockTags, "@description"],
            name: "Packages",
            entryFileName: "index",
            router: "module",
            hideGroupHeadings: true,
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
            typeDeclarationVisibility: "compact",
            propertyMembersFormat: "table",
            tableColumnSettings: { hideInherited: true, hideModifiers: true, hideOverrides: true, hideSources: true },
            skipErrorChecking: true, // `typecheck` has done it
            disableGit: true,
            sourceLinkTemplate: "{path}",
          },
        }),
        starlightLlmsTxt({
          customSets: [
            {
              label: "Guides",
              paths: ["guides/**", "create-client"],
              description: "how to use the client, the types and the mock",
            },
            { label: "Recipes", paths: ["recipes/**"], description: "one job each, complete" },
            { label: "Errors", paths: ["errors/**", "troubleshooting"], description: "what happened, and what to do" },
            { label: "API", paths: ["api/**"], description: "the operations, field by field" },
            { label: "Packages", paths: ["packages/**"], description: "every export, with what it throws" },
          ],
          optionalLinks: [{ label: "The spec", url: `${site}${base}/openapi.yaml`, description: "OpenAPI 3.1" }],
          exclude: ["packages/**"],
        }),
      ],
    }),
  ],
});
