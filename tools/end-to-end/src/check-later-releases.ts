import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { readManifest, run, type Manifest } from "@frontegg-identity/release";
import { inc, maxSatisfying } from "semver";
import { parseDocument, type Document } from "yaml";
import { compile } from "./compile.ts";
import { createConsumer, npm } from "./consumer.ts";
import type { Registry } from "./registry.ts";
import { release } from "./release.ts";
import type { Report } from "./report.ts";

const table = "Later releases";
const types = "@frontegg-identity/types";
const client = "@frontegg-identity/client";
const user = ["components", "schemas", "User", "properties"];

interface LaterRelease {
  readonly level: "patch" | "minor" | "major";
  readonly words: string;
  /** What changes in the spec. */
  readonly edit: (spec: Document) => void;
  /** Whether the client is released with it. */
  readonly withClient: boolean;
}

const laterReleases: readonly LaterRelease[] = [
  {
    level: "patch",
    words: "Says what `User.sub` is.",
    edit: (spec) => spec.setIn([...user, "sub", "description"], "The subject of the user's tokens."),
    withClient: false,
  },
  {
    level: "minor",
    words: "Adds `User.nickname`.",
    edit: (spec) => spec.setIn([...user, "nickname"], { type: "string", description: "What friends say." }),
    withClient: true,
  },
  {
    level: "major",
    words: "Removes `User.nickname`, which the API no longer sends.",
    edit: (spec) => void spec.deleteIn([...user, "nickname"]),
    withClient: true,
  },
];

/** Releases a patch, a minor and a major of the types after the first release, and looks at them as users do. */
export async function checkLaterReleases(
  report: Report,
  copy: string,
  registry: Registry,
  directory: string,
  first: readonly Manifest[],
): Promise<void> {
  // Somebody who installed the first release, and has a lockfile since.
  const early = join(directory, "early-consumer");
  await createConsumer(early, registry, [client]);
  const versions: Record<string, string[]> = {
    [types]: [versionOf(first, types)],
    [client]: [versionOf(first, client)],
  };

  for (const { level, words, edit, withClient } of laterReleases) {
    editSpec(copy, edit);
    await report.run(table, level, "the preview asks for the client where it must", async () => {
      await addChangeset(copy, level, types, words);
      const refusal = await previewRefusal(copy);
      // Before 1.0.0, a minor release leaves the caret range too.
      const mustHaveClient = level === "major" || (level === "minor" && versions[types]![0]!.startsWith("0."));
      if (mustHaveClient === (refusal?.includes(`exec changeset add --${level} ${client}`) === true)) return [];
      return [`the preview said: ${refusal ?? "nothing"}`];
    });
    await report.run(table, level, "versions follow the changesets", async () => {
      if (withClient) await addChangeset(copy, level, client, words);
      const problems: string[] = [];
      const released = await release(copy);
      for (const name of withClient ? [types, client] : [types]) {
        const expected = inc(versions[name]!.at(-1)!, level);
        const found = versionOf(released, name);
        if (found !== expected) problems.push(`${name} is ${found}, not ${expected}`);
        versions[name]!.push(found);
      }
      return problems;
    });
    await report.run(table, level, "an update takes what the range allows", async () => {
      await npm(early, ["update"]);
      const found = installedVersion(early, client);
      const expected = maxSatisfying(versions[client]!, `^${versions[client]![0]}`);
      const types_ = installedVersion(early, types);
      const needed = readManifest(join(early, "node_modules", client)).dependencies?.[types] ?? "";
      const expectedTypes = maxSatisfying(versions[types]!, needed);
      return [
        ...(found === expected ? [] : [`client ${found}, not ${expected}`]),
        ...(types_ === expectedTypes ? [] : [`types ${types_}, not ${expectedTypes}`]),
      ];
    });
    await report.run(table, level, "latest is the newest, and the only tag", async () => {
      const problems: string[] = [];
      for (const name of [types, client]) {
        const tags = await npm(early, ["view", name, "dist-tags", "--json"]);
        const expected = JSON.stringify({ latest: versions[name]!.at(-1) });
        if (JSON.stringify(JSON.parse(tags)) !== expected) problems.push(`${name}: ${tags}`);
      }
      return problems;
    });
    await report.run(table, level, "a new install compiles with the new types", async () => {
      const late = join(directory, `consumer-after-${level}`);
      await createConsumer(late, registry, [`${client}@latest`]);
      const hasNickname = level === "minor";
      const line = `${hasNickname ? "" : "// @ts-expect-error: no such property\n"}export const name = (user: User) => user.nickname;\n`;
      writeFileSync(join(late, "late.ts"), `import type { User } from "${client}";\n${line}`);
      const way = { compiler: "7.0", moduleResolution: "nodenext", exactOptionalPropertyTypes: true } as const;
      return (await compile(late, ["late.ts"], way)).map(({ message }) => message);
    });
    await report.run(table, level, "the changelogs tell it to users", async () => {
      const late = join(directory, `consumer-after-${level}`);
      const version = versions[types]!.at(-1)!;
      const ofTypes = topSection(late, types);
      const ofClient = topSection(late, client);
      const expected = { [types]: [`## ${version}\n`, `- ${words}`], [client]: [`## ${versions[client]!.at(-1)}\n`] };
      if (withClient) expected[client]!.push(`- ${words}`, `- Needs ${types} ${version}: see its changelog.`);
      return [
        ...expected[types]!.filter((text) => !ofTypes.includes(text)).map(
          (text) => `${types}: no "${text}" in\n${ofTypes}`,
        ),
        ...expected[client]!.filter((text) => !ofClient.includes(text)).map(
          (text) => `${client}: no "${text}" in\n${ofClient}`,
        ),
      ];
    });
  }
  for (const [name, list] of Object.entries(versions)) report.note(`${name}: ${list.join(" → ")}`);
}

function editSpec(copy: string, edit: (spec: Document) => void): void {
  const file = join(copy, "spec/openapi.yaml");
  const spec = parseDocument(readFileSync(file, "utf8"));
  edit(spec);
  writeFileSync(file, String(spec));
}

async function addChangeset(copy: string, level: string, name: string, words: string): Promise<void> {
  await run("pnpm", ["exec", "changeset", "add", `--${level}`, name, "-m", words], { cwd: copy });
}

/** What the preview says when it refuses the pending changesets. */
async function previewRefusal(copy: string): Promise<string | undefined> {
  try {
    await run("pnpm", ["run", "release:preview"], { cwd: copy });
    return undefined;
  } catch (error) {
    return String(error);
  }
}

function versionOf(manifests: readonly Manifest[], name: string): string {
  const version = manifests.find((manifest) => manifest.name === name)?.version;
  if (version === undefined) throw new Error(`${name} is not published`);
  return version;
}

function installedVersion(consumer: string, name: string): string {
  return readManifest(join(consumer, "node_modules", name)).version;
}

/** The newest release in the changelog of an installed package. */
function topSection(consumer: string, name: string): string {
  const changelog = readFileSync(join(consumer, "node_modules", name, "CHANGELOG.md"), "utf8");
  return changelog.split(/^(?=## )/m)[1] ?? "";
}
