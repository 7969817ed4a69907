import { mergeConfig, type ViteUserConfig } from "vitest/config";
import base from "../../vitest.base.ts";
import { writeSnippets } from "./src/write-snippets.ts";

// Before vitest looks for tests, since some of what the pages show are tests.
writeSnippets();

const config: ViteUserConfig = mergeConfig(base, {
  test: { include: [".generated/**/*.test.{ts,tsx}"] },
});

export default config;
