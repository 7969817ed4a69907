import { defineConfig, mergeConfig, type ViteUserConfig } from "vitest/config";
import base from "../../vitest.base.ts";

const config: ViteUserConfig = mergeConfig(base, defineConfig({ test: { typecheck: { enabled: false } } }));

export default config;
