import type { UserConfig } from "tsdown";

const shared: UserConfig = {
  platform: "neutral",
  target: "es2022",
  sourcemap: true,
  dts: true,
  hash: false,
  deps: { neverBundle: [/^node:/] },
  // For `AsyncDisposable`, which a project's own `lib` may not have.
  banner: { dts: '/// <reference lib="esnext.disposable" />' },
};

/** ES modules, and CommonJS for projects that `require`. The command is a module alone. */
const config: UserConfig[] = [
  { ...shared, format: "esm", entry: ["src/index.ts", "src/msw.ts", "src/bin.ts"] },
  { ...shared, format: "cjs", entry: ["src/index.ts", "src/msw.ts"], clean: false },
];

export default config;
