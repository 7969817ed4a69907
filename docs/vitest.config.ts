import { defineConfig, type ViteUserConfig } from "vitest/config";
import { sources } from "./plugins/package-entries.ts";

const config: ViteUserConfig = defineConfig({
  resolve: { alias: sources },
  test: {
    include: ["test/**/*.test.ts"],
    // The files that need the browser share two cores with it, and all share what they import: the compiler takes seconds.
    fileParallelism: false,
    isolate: false,
    restoreMocks: true,
    unstubEnvs: true,
    unstubGlobals: true,
    testTimeout: 60_000,
    hookTimeout: 60_000,
  },
});

export default config;
