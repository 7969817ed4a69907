import base from "../../vitest.base.ts";

// Processes that pause, are killed and start again: minutes in all, and most of that is waiting.
const config: typeof base = {
  ...base,
  test: { ...base.test, include: ["test/**/*.faults.ts"], testTimeout: 300_000, hookTimeout: 60_000 },
};

export default config;
