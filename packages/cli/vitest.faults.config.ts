import { mergeConfig } from "vitest/config";
import base from "../../vitest.base.ts";

// Processes that pause, are killed and start again: minutes in all, and most of that is waiting.
const config: typeof base = mergeConfig(base, {
  test: { include: ["test/faults/**/*.faults.ts"], testTimeout: 300_000, hookTimeout: 60_000 },
});

export default config;
