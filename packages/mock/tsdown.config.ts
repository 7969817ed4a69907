import type { UserConfig } from "tsdown";
import { bothFormats } from "../../tsdown.base.ts";

const common: UserConfig = {
  // The command is for Node, the rest names no module of its.
  deps: { neverBundle: [/^node:/] },
  // For the `AsyncDisposable` of `startMock`, which a project's own `lib` may not have.
  banner: ({ fileName }) =>
    /^(start-mock\.d\.ts|index\.d\.cts)$/.test(fileName) ? '/// <reference lib="esnext.disposable" />' : undefined,
};
const entry = { index: "src/index.ts", msw: "src/msw.ts" };
const [modules, commonJs] = bothFormats(entry).map((config) => ({ ...config, ...common }));

const configs: UserConfig[] = [{ ...modules, entry: [...Object.values(entry), "src/bin.ts"] }, { ...commonJs }];

export default configs;
