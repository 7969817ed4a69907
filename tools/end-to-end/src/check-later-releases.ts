import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { readManifest, run, type Manifest } from "@frontegg-identity/package-checks";
import { inc, maxSatisfying } from "semver";
import { parseDocument, type Document } from "yaml";
import { compile } from "./compile.ts";
import { createConsumer, npm } from "./consumer.ts";
import type { Registry } from "./registry.ts";
import { release } from "./release.ts";
import type { Report } from "./report.ts";

const table = "Releases after the first";
const types = "@frontegg-identity/types";
const client = "@frontegg-identity/client";

interface LaterRelease {
  readonly level: "patch" | "minor" | "major";
  /** What the changelog says. */
  readonly words: string;
  /** What changes in the spec. */
  readonly edit: (spec: Document) => void;
  /** Whether the client is released with it. */
  readonly withClient: boolean;
  /** Whether a user has the property that the minor release brings. */
  readonly hasNickname: boolean;
}

const user = ["components", "schemas", "User", "properties"];

const laterReleases: readonly LaterRelease[] = [
  {
    level: "patch",
    words: "Says what `User.sub` is.",
    edit: (spec) => spec.setIn([...user, "sub", "description"], "The subject of the user's tokens."),
    withClient: false,
    hasNickname: false,
  },
  {
    level: "minor",
    words: "Adds `User.nickname`.",
    edit: (spec) => spec.setIn([...user, "nickname"], { type: "string", description: "What friends say." }),
    withClient: true,
    hasNickname: true,
  },
  {
    level: "major",
    words: "Removes `User.nickname`, which the API no longer sends.",
    edit: (spec) => void spec.deleteIn([...user, "nickname"]),
    withClient: true,
    hasNickname: false,
  },
];

/** Releases a patch, a minor and a major of the types after the first release, and looks at each as users do. */
export async function checkLaterReleases(
  report: Report,
  copy: string,
  registry: Registry,
  directory: string,
  first: readonly Manifest[],
): Promise<void> {
  // Somebody who installed the first release, and has had its ranges in package.json since.
  const early = join(directory, "early-consumer");
  await createConsumer(early, registry, [client]);
  let published = first;
  const history = { [types]: [versionIn(first, types)], [client]: [versionIn(first, client)] };

  for (const { level, words, edit, withClient, hasNickname } of laterReleases) {
    const check = (column: string, act: () => Promise<readonly string[]>) => report.run(table, level, column, act);
    const late = join(directory, `consumer-after-${level}`);
    const before = published;

    await check("the preview asks for the client where it must", async () => {
      editSpec(copy, edit);
      await addChangeset(copy, level, types, words);
      const refusal = await previewRefusal(copy);
      // Before 1.0.0, a minor release leaves the caret range too.
      const mustAsk = level === "major" || (level === "minor" && versionIn(before, types).startsWith("0."));
      const asks = refusal?.includes(`exec changeset add --${level} ${client}`) === true;
      return asks === mustAsk ? [] : [`the preview said: ${refusal ?? "nothing"}`];
    });
    await check("versions follow the changesets", async () => {
      if (withClient) await addChangeset(copy, level, client, words);
      published = await release(copy);
      history[types].push(versionIn(published, types));
      if (withClient) history[client].push(versionIn(published, client));
      return [
        ...differences(types, versionIn(published, types), inc(versionIn(before, types), level)),
        ...differences(client, versionIn(published, client), nextClient(versionIn(before, client), level, withClient)),
      ];
    });
    await check("an update takes what the ranges allow", async () => {
      await npm(early, ["update"]);
      const installed = { [types]: installedManifest(early, types), [client]: installedManifest(early, client) };
      const range = installed[client].dependencies?.[types] ?? "";
      return [
        ...differences(client, installed[client].version, maxSatisfying(history[client], `^${history[client][0]}`)),
        ...differences(types, installed[types].version, maxSatisfying(history[types], range)),
      ];
    });
    await check("latest is the newest, and the only tag", async () => {
      const found = await Promise.all([types, client].map((name) => npm(early, ["view", name, "dist-tags", "--json"])));
      return [types, client].flatMap((name, index) =>
        differences(
          `the tags of ${name}`,
          JSON.stringify(JSON.parse(found[index] ?? "")),
          JSON.stringify({ latest: versionIn(published, name) }),
        ),
      );
    });
    await check("a new install compiles with the new types", async () => {
      await createConsumer(late, registry, [client]);
      const expectation = hasNickname ? "" : "// @ts-expect-error: there is no such property\n";
      const code = `import type { User } from "${client}";\n${expectation}export const name = (user: User) => user.nickname;\n`;
      writeFileSync(join(late, "late.ts"), code);
      const way = { compiler: "7.0", moduleResolution: "nodenext", exactOptionalPropertyTypes: true } as const;
      return (await compile(late, ["late.ts"], way)).map(({ message }) => message);
    });
    await check("the changelogs tell users", async () => {
      const version = versionIn(published, types);
      const inClient = withClient ? [`- ${words}`, `- Needs ${types} ${version}: see its changelog.`] : [];
      return [
        ...missingIn(newestEntry(late, types), [`## ${version}\n`, `- ${words}`]),
        ...missingIn(newestEntry(late, client), [`## ${versionIn(published, client)}\n`, ...inClient]),
      ];
    });
  }
  for (const [name, versions] of Object.entries(history)) report.note(`${name}: ${versions.join(" → ")}`);
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

function nextClient(version: string, level: LaterRelease["level"], isReleased: boolean): string | null {
  return isReleased ? inc(version, level) : version;
}

function versionIn(manifests: readonly Manifest[], name: string): string {
  const version = manifests.find((manifest) => manifest.name === name)?.version;
  if (version === undefined) throw new Error(`${name} is not published`);
  return version;
}

function installedManifest(consumer: string, name: string): Manifest {
  return readManifest(join(consumer, "node_modules", name));
}

/** The newest entry in the changelog of an installed package. */
function newestEntry(consumer: string, name: string): string {
  const changelog = readFileSync(join(consumer, "node_modules", name, "CHANGELOG.md"), "utf8");
  return changelog.split(/^(?=## )/m)[1] ?? "";
}

function differences(name: string, found: string, expected: string | null): string[] {
  return found === expected ? [] : [`${name}: ${found}, not ${expected}`];
}

function missingIn(text: string, expected: readonly string[]): string[] {
  return expected.filter((part) => !text.includes(part)).map((part) => `no "${part}" in:\n${text}`);
}
