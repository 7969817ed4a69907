import type { ChangelogFunctions } from "@changesets/types";

/**
 * Writes the changelogs: the words of each changeset and nothing else. Changesets' own generator puts a commit hash
 * before each, which means nothing to the reader of a package, and repeats the list of dependencies per changeset.
 */
const changelog: ChangelogFunctions = {
  getReleaseLine: ({ summary }) => {
    const [first, ...rest] = summary.trim().split("\n");
    return [`- ${first}`, ...rest.map((line) => (line === "" ? "" : `  ${line}`))].join("\n");
  },
  getDependencyReleaseLine: (_changesets, updated) =>
    updated.map(({ name, newVersion }) => `- Needs ${name} ${newVersion}: see its changelog.`).join("\n"),
};

export default changelog;
