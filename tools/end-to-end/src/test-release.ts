/**
 * Publishes the packages of the working tree to a registry on this machine, and uses them from there as their users do.
 * Prints tables, and fails when a check fails; with CI set, also when one could not run. Arguments name the checks to
 * run; without any, all of them do.
 */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { startMock } from "@frontegg-identity/mock";
import { checkBehaviour, checkBothFormats } from "./check-behaviour.ts";
import { checkBundles } from "./check-bundles.ts";
import { checkCli } from "./check-cli.ts";
import { checkFrameworks } from "./check-frameworks.ts";
import { checkIsolate } from "./check-isolate.ts";
import { checkLaterReleases } from "./check-later-releases.ts";
import { checkMock } from "./check-mock.ts";
import { checkPackages } from "./check-packages.ts";
import { checkTypes } from "./check-types.ts";
import { checkWeb } from "./check-web.ts";
import { createConsumer } from "./consumer.ts";
import { startFaultServer } from "./fault-server.ts";
import { installRuntimes } from "./installed.ts";
import { startRegistry } from "./registry.ts";
import { release } from "./release.ts";
import { Report } from "./report.ts";
import { twoAtATime } from "./two-at-a-time.ts";
import { workingCopy } from "./working-copy.ts";

const started = Date.now();
const directory = mkdtempSync(join(tmpdir(), "test-release-"));
// However it ends.
process.on("exit", () => {
  if (process.env["KEEP"] === undefined) rmSync(directory, { recursive: true, force: true });
  else console.log(`Kept: ${directory}`);
});
const report = new Report();
const chosen = process.argv.slice(2);

function isChosen(name: string): boolean {
  return chosen.length === 0 || chosen.includes(name);
}

/** Runs a step and prints when it began and how long it took; what it throws is a failed check. */
async function step(name: string, act: () => Promise<void>): Promise<void> {
  const begun = Date.now();
  await report.run("The suite itself", name, "ran to its end", async () => {
    await act();
    return [];
  });
  console.log(`${seconds(begun - started)} s + ${seconds(Date.now() - begun)} s  ${name}`);
}

function seconds(ms: number): string {
  return (ms / 1_000).toFixed(1).padStart(6);
}

await step("test", async () => {
  await step("install the registry, runtimes and compilers", installRuntimes);
  const copy = join(directory, "copy");
  await step("copy the working tree", () => workingCopy(copy));
  await using registry = await startRegistry(join(directory, "registry"));
  registry.configureToPublish(copy);
  const first = await release(copy);
  report.note(`Published: ${first.map(({ name, version }) => `${name} ${version}`).join(", ")}`);
  const consumer = join(directory, "consumer");
  await createConsumer(consumer, registry, ["@frontegg-identity/client"]);
  await using mock = await startMock({ createUsers: true });
  await using faults = await startFaultServer();
  const settings = { mockUrl: mock.url, faultUrl: faults.url };

  // The longest first, so that the last ones end together.
  const checks: Readonly<Record<string, () => Promise<void>>> = {
    types: () => checkTypes(report, consumer),
    frameworks: () => checkFrameworks(report, registry, mock.url),
    mock: () => checkMock(report, registry, directory, faults.url),
    behaviour: () => checkBehaviour(report, consumer, settings),
    cli: () => checkCli(report, registry, directory, mock.url),
    web: () => checkWeb(report, registry),
    isolate: () => checkIsolate(report, consumer),
    packages: () => checkPackages(report, registry, consumer, first),
    bundles: () => checkBundles(report, consumer),
    formats: () => checkBothFormats(report, consumer),
  };
  await twoAtATime(
    Object.entries(checks).filter(([name]) => isChosen(name)),
    ([name, check]) => step(name, check),
  );
  // By itself: from here on, the newest release is another one.
  const later = "later-releases";
  if (isChosen(later)) await step(later, () => checkLaterReleases(report, copy, registry, directory));
});

const { passed, failed, skipped } = report.count();
const verdict = `${passed} passed, ${failed} failed, ${skipped} skipped`;
console.log(`\n${report.render()}\n\nTook ${Math.round((Date.now() - started) / 1000)} s\n${verdict}`);
if (failed > 0 || passed === 0) process.exitCode = 1;
if (skipped > 0 && process.env["CI"]) {
  console.error("With CI set, nothing may be skipped.");
  process.exitCode = 1;
}
