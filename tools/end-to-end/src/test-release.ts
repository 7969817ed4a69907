/**
 * Publishes the packages of the working tree to a registry on this machine, and uses them from there as their users do.
 * Prints tables, and fails when a check fails; with CI set, also when one could not run.
 */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { startMock } from "@frontegg-identity/mock";
import { checkBehaviour, checkBothFormats } from "./check-behaviour.ts";
import { checkBundles } from "./check-bundles.ts";
import { checkCli } from "./check-cli.ts";
import { checkFrameworks } from "./check-frameworks.ts";
import { checkLaterReleases } from "./check-later-releases.ts";
import { checkMock } from "./check-mock.ts";
import { checkPackages, publishedTarballs } from "./check-packages.ts";
import { checkReadmes } from "./check-readmes.ts";
import { checkTampered } from "./check-tampered.ts";
import { checkTypes } from "./check-types.ts";
import { checkWeb } from "./check-web.ts";
import { createConsumer } from "./consumer.ts";
import { startFaultServer } from "./fault-server.ts";
import { startRegistry } from "./registry.ts";
import { release } from "./release.ts";
import { Report } from "./report.ts";
import { installRuntimes } from "./runtimes.ts";
import { workingCopy } from "./working-copy.ts";

/** Longer than a slow machine needs, shorter than a CI job that nobody watches. */
const LIMIT_MINUTES = 15;

const started = Date.now();
const directory = mkdtempSync(join(tmpdir(), "test-release-"));
// However it ends.
process.on("exit", () => {
  if (process.env["KEEP"] === undefined) rmSync(directory, { recursive: true, force: true });
  else console.log(`Kept: ${directory}`);
});
const report = new Report();

function step(name: string): void {
  console.log(`${((Date.now() - started) / 1000).toFixed(1).padStart(6)} s  ${name}`);
}

const limit = setTimeout(() => {
  console.error(`Took longer than ${LIMIT_MINUTES} minutes.\n\n${report.render()}`);
  process.exit(1);
}, LIMIT_MINUTES * 60_000);

async function testRelease(): Promise<void> {
  step("install the registry, runtimes and compilers");
  await installRuntimes();
  step("copy the working tree");
  const copy = join(directory, "copy");
  await workingCopy(copy);
  step("publish it to a local registry");
  await using registry = await startRegistry(join(directory, "registry"));
  registry.configure(copy);
  const first = await release(copy);
  report.note(`Published: ${first.map(({ name, version }) => `${name} ${version}`).join(", ")}`);
  step("install it in a new project");
  const consumer = join(directory, "consumer");
  await createConsumer(consumer, registry, ["@frontegg-identity/client"]);

  await using mock = await startMock({ createUsers: true });
  await using faults = await startFaultServer();
  const settings = { mockUrl: mock.url, faultUrl: faults.url };
  step("check the packages");
  const tarballs = await publishedTarballs(consumer, first);
  await checkPackages(report, tarballs);
  for (const { manifest, files } of tarballs)
    report.note(`${manifest.name} ${manifest.version}: ${files.length} files`);
  step("follow the READMEs");
  await checkReadmes(report, consumer, settings);
  step("check the types");
  await checkTypes(report, consumer);
  step("check the behaviour");
  await checkBehaviour(report, consumer, settings);
  await checkBothFormats(report, consumer);
  step("check the frameworks");
  await checkFrameworks(report, registry, mock.url);
  step("use the web example");
  await checkWeb(report, registry);
  step("check the mock");
  await checkMock(report, registry, directory, faults.url);
  step("check the command line");
  await checkCli(report, registry, directory, mock.url);
  step("check the bundles");
  await checkBundles(report, consumer);
  step("release a patch, a minor and a major");
  await checkLaterReleases(report, copy, registry, directory, first);
  step("tamper with the client");
  const client = tarballs.find(({ manifest }) => manifest.name === "@frontegg-identity/client");
  if (client === undefined) throw new Error("The client was not published");
  await checkTampered(report, consumer, client, settings);
  step("done");
}

try {
  await testRelease();
} catch (error) {
  report.add("The suite itself", "every step", "runs", [error instanceof Error ? error.message : String(error)]);
} finally {
  clearTimeout(limit);
}

const [passed, failed, skipped] = [report.count("passed"), report.count("failed"), report.count("skipped")];
const verdict = `${passed} passed, ${failed} failed, ${skipped} skipped`;
console.log(`\n${report.render()}\n\nTook ${Math.round((Date.now() - started) / 1000)} s\n${verdict}`);
if (failed > 0 || passed === 0) process.exitCode = 1;
if (skipped > 0 && process.env["CI"]) {
  console.error("With CI set, nothing may be skipped.");
  process.exitCode = 1;
}
