import type { UserConfig } from "tsdown";

const config: UserConfig = {
  entry: ["src/index.ts", "src/cli.ts"],
  format: "esm",
  platform: "node",
  target: "node20",
  // Declarations from each file alone, which `isolatedDeclarations` allows: no compiler is started.
  dts: { oxc: {} },
  // It wants Node 22 to install, and runs on 20.
  deps: { alwaysBundle: [/^@scalar\//] },
  banner: { js: "/*! Holds @scalar/openapi-upgrader and @scalar/helpers, copyright Scalar, MIT License */" },
  outputOptions: { chunkFileNames: "shared-[name].js" },
  fixedExtension: false,
  report: false,
  logLevel: "warn",
};

export default config;
