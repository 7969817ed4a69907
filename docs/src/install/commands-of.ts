/** An install command in the words of one package manager. */
export interface InstallCommand {
  readonly manager: string;
  readonly code: string;
}

/** Translates lines of `npm install …` for the other package managers, or returns nothing for other code. */
export function commandsOf(code: string): readonly InstallCommand[] {
  const installs = code
    .trim()
    .split("\n")
    .map((line) => /^npm install( --save-dev| -D)?((?: [\w@./-]+)+)$/.exec(line));
  const lines = installs.flatMap((match) => (match ? [{ dev: match[1] !== undefined, names: match[2] ?? "" }] : []));
  if (lines.length < installs.length) return [];
  const write = (
    manager: string,
    add: string,
    dev: string,
    names = (list: string): string => list,
  ): InstallCommand => ({
    manager,
    code: lines.map((line) => `${add}${line.dev ? dev : ""}${names(line.names)}`).join("\n"),
  });
  return [
    { manager: "npm", code: code.trim() },
    write("pnpm", "pnpm add", " --save-dev"),
    write("yarn", "yarn add", " --dev"),
    write("bun", "bun add", " --dev"),
    write("deno", "deno add", " --dev", (list) => list.replaceAll(/ (?=\S)/g, " npm:")),
  ];
}
