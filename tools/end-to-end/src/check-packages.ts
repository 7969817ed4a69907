import { join } from "node:path";
import { packageChecks, unpack, type Manifest, type PackedPackage } from "@frontegg-identity/release";
import { npm } from "./consumer.ts";
import type { Registry } from "./registry.ts";
import type { Report } from "./report.ts";

const table = "Published packages";

/** Fetches what the registry has of each package. */
async function publishedTarballs(
  registry: Registry,
  consumer: string,
  manifests: readonly Manifest[],
): Promise<PackedPackage[]> {
  const specifiers = manifests.map(({ name, version }) => `${name}@${version}`);
  const output = await npm(consumer, ["pack", "--json", `--registry=${registry.url}`, ...specifiers]);
  // npm's own format, which is also what tells a name from a file.
  const packed = JSON.parse(output) as { readonly name: string; readonly filename: string }[];
  return Promise.all(
    packed.map(({ name, filename }) => unpack(join(consumer, filename), join(consumer, "unpacked", name))),
  );
}

/** Runs the package checks on tarballs of the registry. */
export async function checkPackages(
  report: Report,
  registry: Registry,
  consumer: string,
  manifests: readonly Manifest[],
): Promise<void> {
  for (const packed of await publishedTarballs(registry, consumer, manifests)) {
    report.note(`${packed.manifest.name} ${packed.manifest.version}: ${packed.files.length} files`);
    for (const [rule, check] of Object.entries(packageChecks)) {
      await report.run(table, packed.manifest.name, rule, async () => check(packed));
    }
  }
}
