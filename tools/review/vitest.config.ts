import { mergeConfig } from "vitest/config";
import base from "../../vitest.base.ts";

// A row starts Redocly's command line, which takes seconds on a machine that is busy with other suites.
export default mergeConfig(base, { test: { testTimeout: 60_000, typecheck: { enabled: false } } });
