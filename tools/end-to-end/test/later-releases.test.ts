import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { readManifest } from "@frontegg-identity/release";
import { inc } from "semver";
import { beforeAll, expect, inject, test } from "vitest";
import { parseDocument, type Document } from "yaml";
import { createConsumer, npm } from "../src/consumer.ts";
import { installed } from "../src/installed.ts";
import { releaseWorkingCopy } from "../src/release-working-copy.ts";
import { run } from "../src/run-command.ts";

const types = "@frontegg-identity/types";
const client = "@frontegg-identity/client";
const user = ["components", "schemas", "User", "properties"];
const change = "Adds `User.nickname`.";

const copy = inject("copy");
const early = join(inject("directory"), "early-consumer");
const late = join(inject("directory"), "late-consumer");
/** What those have who installed the first release. */
const before = versionsIn(inject("consumer"));
const fixed = inc(before.types, "patch");
const level = before.types.startsWith("0.") ? "minor" : "major";

// The client alone: an update of the mock brings the types that the mock needs.
beforeAll(() => createConsumer(early, inject("registryUrl"), [client]));

test("a fix of the types reaches those who have the client", async () => {
  edit((spec) => spec.setIn([...user, "sub", "description"], "The subject of the tokens."));
  await addChangeset("patch", types, "Says what `User.sub` is.");
  await releaseWorkingCopy(copy);
  await npm(early, ["update"]);
  expect(versionsIn(early)).toEqual({ client: before.client, types: fixed });
});

test("the preview refuses a release of the types that the client's range leaves out", async () => {
  edit((spec) => spec.setIn([...user, "nickname"], { type: "string", description: "What friends say." }));
  await addChangeset(level, types, change);
  const preview = await run("pnpm", ["run", "release:preview"], { cwd: copy }).catch(String);
  const [, asked, names = ""] = /exec changeset add --(\w+) (\S+)/.exec(preview) ?? [];
  expect(asked, preview).toBe(level);
  expect(names.split(",")).toContain(client);
});

test("an update within the range doesn't take a change of the types", async () => {
  await addChangeset(level, client, change);
  await releaseWorkingCopy(copy);
  await npm(early, ["update"]);
  expect(versionsIn(early)).toEqual({ client: before.client, types: fixed });
});

test("a new install compiles with the new types", async () => {
  await createConsumer(late, inject("registryUrl"), [client]);
  const code = `import type { User } from "${client}";\nexport const name = (user: User) => user.nickname;\n`;
  writeFileSync(join(late, "late.ts"), code);
  const flags = ["--strict", "--noEmit", "--ignoreConfig", "--skipLibCheck", "--module", "nodenext"];
  await run(process.execPath, [installed("typescript-7.0/bin/tsc"), ...flags, "late.ts"], { cwd: late });
});

test("the changelogs say what changed, and which types the client needs", () => {
  const after = versionsIn(late);
  expect(newestEntry(types)).toContain(`## ${after.types}\n`);
  expect(newestEntry(types)).toContain(`- ${change}`);
  expect(newestEntry(client)).toContain(`## ${after.client}\n`);
  expect(newestEntry(client)).toContain(`- ${change}`);
  expect(newestEntry(client)).toContain(`- Needs ${types} ${after.types}: see its changelog.`);
});

function edit(act: (spec: Document) => void): void {
  const file = join(copy, "spec/openapi.yaml");
  const spec = parseDocument(readFileSync(file, "utf8"));
  act(spec);
  writeFileSync(file, String(spec));
}

async function addChangeset(bump: string, name: string, words: string): Promise<void> {
  await run("node_modules/.bin/changeset", ["add", `--${bump}`, name, "-m", words], { cwd: copy });
}

function versionsIn(consumer: string): { readonly client: string; readonly types: string } {
  const versionOf = (name: string): string => readManifest(join(consumer, "node_modules", name)).version;
  return { client: versionOf(client), types: versionOf(types) };
}

function newestEntry(name: string): string {
  const changelog = readFileSync(join(late, "node_modules", name, "CHANGELOG.md"), "utf8");
  return changelog.split(/^(?=## )/m)[1] ?? "";
}
