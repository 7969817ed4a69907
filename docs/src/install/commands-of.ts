/** An install command in the words of one package manager. */
export interface InstallCommand {
  readonly manager: string;
  readonly code: string;
}

/** How each manager writes an option of `npm install`. One that has no such option shows no command. */
const managers: Readonly<Record<string, { readonly add: string; readonly options: Readonly<Record<string, string>> }>> =
  {
    pnpm: {
      add: "pnpm add",
      options: { "--save-dev": "--save-dev", "--save-exact": "--save-exact", "--global": "--global" },
    },
    yarn: { add: "yarn add", options: { "--save-dev": "--dev", "--save-exact": "--exact" } },
    bun: { add: "bun add", options: { "--save-dev": "--dev", "--save-exact": "--exact", "--global": "--global" } },
    // Deno takes the version exactly as it is given.
    deno: { add: "deno add", options: { "--save-dev": "--dev", "--save-exact": "" } },
  };

/** Translates lines of `npm install …` for the other package managers, or returns nothing for other code. */
export function commandsOf(code: string): readonly InstallCommand[] {
  const lines = code.trim().split("\n");
  const installs = lines.flatMap((line) => {
    const [, option, names] = /^npm install(?: (--[a-z-]+))?((?: [\w@.][\w@./-]*)+)$/.exec(line) ?? [];
    return names === undefined ? [] : [{ option, names: names.trim().split(" ") }];
  });
  if (installs.length < lines.length) return [];
  const others = Object.entries(managers).flatMap(([manager, { add, options }]) => {
    if (installs.some(({ option }) => option !== undefined && !(option in options))) return [];
    const written = installs.map(({ option, names }) => {
      const packages = manager === "deno" ? names.map((name) => `npm:${name}`) : names;
      return [add, option && options[option], ...packages].filter(Boolean).join(" ");
    });
    return [{ manager, code: written.join("\n") }];
  });
  return [{ manager: "npm", code: code.trim() }, ...others];
}
