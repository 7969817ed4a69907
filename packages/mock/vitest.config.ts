import { defineConfig, mergeConfig, type ViteUserConfig } from "vitest/config";
import base from "../../vitest.base.ts";

// The command's tests start processes, which takes as long as the machine is busy.
const config: ViteUserConfig = mergeConfig(base, defineConfig({ test: { testTimeout: 30_000 } }));

export default config;
