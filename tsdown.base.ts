import type { UserConfig } from "tsdown";

/**
 * Builds a package twice. As ES modules file by file, so that a bundler takes no more than it needs and a debugger shows
 * the file it is in; and as CommonJS in one file for each entry, for programs that load it and bundle nothing.
 *
 * @param entry - The entry points: name in `dist`, and source.
 * @param commonJs - Settings of the CommonJS build alone.
 */
export function bothFormats(entry: Readonly<Record<string, string>>, commonJs: UserConfig = {}): UserConfig[] {
  const common: UserConfig = {
    platform: "neutral",
    target: "es2022",
    // Declarations from each file alone, which `isolatedDeclarations` allows: no compiler is started.
    dts: { oxc: {}, sourcemap: true },
    sourcemap: true,
    fixedExtension: false,
    report: false,
    logLevel: "warn",
  };
  return [
    { ...common, entry: Object.values(entry), format: "esm", unbundle: true },
    {
      ...common,
      entry: { ...entry },
      format: "cjs",
      clean: false,
      // What two entries share has a name without a hash, so that the list of files can be known.
      outputOptions: { chunkFileNames: "shared-[name].cjs" },
      ...commonJs,
    },
  ];
}
