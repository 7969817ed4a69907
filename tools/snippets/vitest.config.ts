import { mergeConfig, type ViteUserConfig } from "vitest/config";
import base from "../../vitest.base.ts";

const config: ViteUserConfig = mergeConfig(base, {
  // Some of what the pages show are tests. `src/write-snippets.ts` writes them before vitest looks for tests.
  test: { include: [".generated/**/*.test.{ts,tsx}"] },
});

export default config;
