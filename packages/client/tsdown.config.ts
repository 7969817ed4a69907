import type { UserConfig } from "tsdown";
import { bothFormats } from "../../tsdown.base.ts";

const configs: UserConfig[] = bothFormats(
  { index: "src/index.ts", "check-responses": "src/check-responses.ts" },
  {
    // Required from a package of type "module", openapi-fetch's default export would be its whole module: the bundler
    // follows Node, which does not heed the `__esModule` of openapi-fetch's CommonJS form.
    // Its declarations stay where they are, so that its types are one with what callers import from it.
    deps: { alwaysBundle: (name, importer) => name === "openapi-fetch" && importer?.endsWith(".d.ts") !== true },
    banner: { js: "/*! Holds openapi-fetch, copyright 2023 Drew Powers, MIT License: see openapi-fetch/LICENSE */" },
  },
);

export default configs;
