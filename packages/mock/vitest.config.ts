import { defineConfig, mergeConfig, type ViteUserConfig } from "vitest/config";
import base from "../../vitest.base.ts";

// One worker for all files: it loads Prism once, which takes longer than most of the tests.
// The command's tests start processes, which takes as long as the machine is busy.
const config: ViteUserConfig = mergeConfig(
  base,
  defineConfig({ test: { isolate: false, maxWorkers: 1, testTimeout: 30_000 } }),
);

export default config;
