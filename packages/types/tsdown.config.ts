import type { UserConfig } from "tsdown";
import { bothFormats } from "../../tsdown.base.ts";

const configs: UserConfig[] = bothFormats({
  index: "src/index.ts",
  fixtures: "src/generated/fixtures.ts",
  operations: "src/operations.ts",
  check: "src/check.ts",
});

export default configs;
