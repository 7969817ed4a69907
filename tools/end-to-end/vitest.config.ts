import { mergeConfig, type ViteUserConfig } from "vitest/config";
import base from "../../vitest.base.ts";

const config: ViteUserConfig = mergeConfig(base, {
  test: {
    globalSetup: "test/publish-and-install.ts",
    typecheck: { enabled: false },
    // Of two cores. What a test starts has processes of its own.
    maxWorkers: 2,
    reporters: ["verbose"],
    // They only end a hang.
    testTimeout: 600_000,
    hookTimeout: 600_000,
    teardownTimeout: 600_000,
  },
});

export default config;
