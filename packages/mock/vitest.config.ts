import { defineConfig, mergeConfig, type ViteUserConfig } from "vitest/config";
import base from "../../vitest.base.ts";

// One worker for all files: it loads Prism once, which takes longer than most of the tests.
const config: ViteUserConfig = mergeConfig(base, defineConfig({ test: { isolate: false, maxWorkers: 1 } }));

export default config;
