import { defineConfig, type ViteUserConfig } from "vitest/config";
import { sources } from "./plugins/package-entries.ts";

const config: ViteUserConfig = defineConfig({
  resolve: { alias: sources },
  test: {
    include: ["test/**/*.test.ts"],
    // The files that need the browser share two cores with it.
    fileParallelism: false,
    testTimeout: 60_000,
    hookTimeout: 60_000,
  },
});

export default config;
