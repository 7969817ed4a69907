import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { execa } from "execa";
import { packPackage, publishedPackages, repository, type PackedPackage } from "@frontegg-identity/release";

/** A registry on this machine that has our packages. npm gets all others where it gets them anyhow. */
export interface PackageServer extends AsyncDisposable {
  /** The lines that the `.npmrc` of a folder needs in which a page is followed. */
  npmrcFor(page: string): string;
}

/** Where npm gets the packages that aren't ours. */
const UPSTREAM = (process.env["npm_config_registry"] ?? "https://registry.npmjs.org").replace(/\/$/, "");

/** Builds and packs what we publish, and serves it as a registry does. */
export async function servePackages(directory: string): Promise<PackageServer> {
  await execa("pnpm", ["run", "build"], { cwd: repository, timeout: 300_000 });
  const packed = await Promise.all(
    publishedPackages(repository).map(async ({ directory: source }, index) =>
      packPackage(source, join(directory, `packed-${index}`)),
    ),
  );
  const server = createServer((request, response) => {
    const path = decodeURIComponent(request.url ?? "").slice(1);
    const found = packed.find(({ manifest: { name } }) => path.replace(/\.tgz$/, "") === name);
    if (found === undefined) response.writeHead(307, { location: UPSTREAM + request.url }).end();
    else if (path.endsWith(".tgz")) response.end(readFileSync(found.tarball));
    else response.end(JSON.stringify(packument(found)));
  });
  const packument = ({ tarball, manifest }: PackedPackage): object => ({
    name: manifest.name,
    "dist-tags": { latest: manifest.version },
    versions: {
      [manifest.version]: {
        ...manifest,
        dist: {
          tarball: `${url()}/${manifest.name}.tgz`,
          integrity: `sha512-${createHash("sha512").update(readFileSync(tarball)).digest("base64")}`,
        },
      },
    },
  });
  const url = (): string => `http://127.0.0.1:${(server.address() as AddressInfo).port}`; // it listens on a port
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const lineFor = (name: string): string => `${/^@[^/]+:/.exec(name.replace("/", ":"))?.[0] ?? ""}registry=${url()}/\n`;
  return {
    npmrcFor(page) {
      const shown = packed.filter(({ manifest: { name } }) => name.startsWith("@") || page.includes(`npx ${name} `));
      return [...new Set(shown.map(({ manifest }) => lineFor(manifest.name)))].join("");
    },
    async [Symbol.asyncDispose]() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
