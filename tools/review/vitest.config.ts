import { mergeConfig } from "vitest/config";
import base from "../../vitest.base.ts";

// Tests start the command several times, and it starts Redocly's: on a machine that is busy with other suites each takes
// seconds, so the limit only ends what hangs. It is the longest suite, at last alone: then both cores are its own.
export default mergeConfig(base, { test: { testTimeout: 180_000, maxWorkers: 2 } });
