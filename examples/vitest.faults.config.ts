import base from "../vitest.base.ts";

// Processes, a Redis and an API that fail in every way: minutes in all, and most of that is waiting.
const config: typeof base = {
  ...base,
  test: {
    ...base.test,
    include: ["test/**/*.faults.ts"],
    testTimeout: 300_000,
    hookTimeout: 60_000,
    maxConcurrency: 8,
  },
};

export default config;
