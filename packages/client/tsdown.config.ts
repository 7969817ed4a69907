import { defineConfig, type UserConfig } from "tsdown";
import { bothFormats } from "../../tsdown.base.ts";

const configs: UserConfig[] = bothFormats(
  { index: "src/index.ts" },
  {
    // Required from a package of type "module", openapi-fetch's default export would be its whole module: the bundler
    // follows Node, which does not heed the `__esModule` of openapi-fetch's CommonJS form.
    deps: { alwaysBundle: ["openapi-fetch"] },
    banner: { js: "/*! Holds openapi-fetch, copyright 2023 Drew Powers, MIT License: see openapi-fetch/LICENSE */" },
  },
);

export default defineConfig(configs);
