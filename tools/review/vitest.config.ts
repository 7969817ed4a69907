import { mergeConfig } from "vitest/config";
import { sharedProcess } from "../../vitest.base.ts";

// Tests start the command several times, which takes seconds each on a busy machine. The limit only ends what hangs.
export default mergeConfig(sharedProcess, { test: { testTimeout: 180_000 } });
