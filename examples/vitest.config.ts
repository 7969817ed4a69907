import { mergeConfig } from "vitest/config";
import base from "../vitest.base.ts";

// Each example is a process of its own, which takes long to start on a machine that has other things to do.
const config: typeof base = mergeConfig(base, { test: { testTimeout: 180_000 } });

export default config;
