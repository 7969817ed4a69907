import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { readManifest, run } from "@frontegg-identity/release";
import { inc } from "semver";
import { parseDocument, type Document } from "yaml";
import { compile } from "./compile.ts";
import { createConsumer, npm } from "./consumer.ts";
import type { Registry } from "./registry.ts";
import { release } from "./release.ts";
import type { Report } from "./report.ts";

const types = "@frontegg-identity/types";
const client = "@frontegg-identity/client";
const user = ["components", "schemas", "User", "properties"];
const fix = "Says what `User.sub` is.";
const change = "Adds `User.nickname`.";

/** Releases a fix of the types and a change that leaves the client's range, and looks at each as users do. */
export async function checkLaterReleases(
  report: Report,
  copy: string,
  registry: Registry,
  directory: string,
): Promise<void> {
  const rule = (row: string, check: () => Promise<readonly string[]>) =>
    report.run("Releases after the first", row, "holds", check);
  const early = join(directory, "early-consumer");
  await createConsumer(early, registry, [client]);
  const first = { client: versionOf(early, client), types: versionOf(early, types) };
  const fixed = inc(first.types, "patch");
  const level = first.types.startsWith("0.") ? "minor" : "major";

  await rule("a fix of the types reaches those who have the client", async () => {
    await edit(copy, "patch", fix, (spec) => spec.setIn([...user, "sub", "description"], "The subject of the tokens."));
    await release(copy);
    await npm(early, ["update"]);
    return [...differences(early, client, first.client), ...differences(early, types, fixed)];
  });
  await rule("the preview refuses a release of the types that the client's range leaves out", async () => {
    const nickname = { type: "string", description: "What friends say." };
    await edit(copy, level, change, (spec) => spec.setIn([...user, "nickname"], nickname));
    const preview = await run("pnpm", ["run", "release:preview"], { cwd: copy }).catch(String);
    const command = /exec changeset add --(\w+) (\S+)/.exec(preview);
    const isRefused = command?.[1] === level && command[2]?.split(",").includes(client);
    return isRefused ? [] : [`the preview said: ${preview}`];
  });
  await rule("an update within the range doesn't take a change of the types", async () => {
    await addChangeset(copy, level, client, change);
    await release(copy);
    await npm(early, ["update"]);
    return [...differences(early, client, first.client), ...differences(early, types, fixed)];
  });

  const late = join(directory, "late-consumer");
  await createConsumer(late, registry, [client]);
  await rule("a new install compiles with the new types", async () => {
    const code = `import type { User } from "${client}";\nexport const name = (user: User) => user.nickname;\n`;
    writeFileSync(join(late, "late.ts"), code);
    const way = { compiler: "7.0", moduleResolution: "nodenext", exactOptionalPropertyTypes: true } as const;
    return (await compile(late, ["late.ts"], way)).map(({ message }) => message);
  });
  await rule("the changelogs say what changed, and which types the client needs", async () => {
    const needs = `- Needs ${types} ${versionOf(late, types)}: see its changelog.`;
    return [...missingIn(late, types, [`- ${change}`]), ...missingIn(late, client, [`- ${change}`, needs])];
  });
}

/** Edits the spec, and adds a changeset for the types. */
async function edit(copy: string, level: string, words: string, act: (spec: Document) => void): Promise<void> {
  const file = join(copy, "spec/openapi.yaml");
  const spec = parseDocument(readFileSync(file, "utf8"));
  act(spec);
  writeFileSync(file, String(spec));
  await addChangeset(copy, level, types, words);
}

async function addChangeset(copy: string, level: string, name: string, words: string): Promise<void> {
  await run("pnpm", ["exec", "changeset", "add", `--${level}`, name, "-m", words], { cwd: copy });
}

function versionOf(consumer: string, name: string): string {
  return readManifest(join(consumer, "node_modules", name)).version;
}

function differences(consumer: string, name: string, expected: string | null): string[] {
  const found = versionOf(consumer, name);
  return found === expected ? [] : [`${name}: ${found} is installed, not ${expected}`];
}

/** Lines that the newest entry in the changelog of an installed package lacks. */
function missingIn(consumer: string, name: string, lines: readonly string[]): string[] {
  const changelog = readFileSync(join(consumer, "node_modules", name, "CHANGELOG.md"), "utf8");
  const entry = changelog.split(/^(?=## )/m)[1] ?? "";
  return [`## ${versionOf(consumer, name)}\n`, ...lines]
    .filter((line) => !entry.includes(line))
    .map((line) => `no "${line}" in:\n${entry}`);
}
