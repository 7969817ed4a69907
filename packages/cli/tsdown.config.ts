import type { UserConfig } from "tsdown";
import { bothFormats } from "../../tsdown.base.ts";

// A command is no library: it needs neither CommonJS nor declarations.
const [modules] = bothFormats({ bin: "src/bin.ts" });

const config: UserConfig = { ...modules, platform: "node", dts: false };

export default config;
