const { createHash } = require("node:crypto");
const { existsSync, readFileSync } = require("node:fs");
const { join } = require("node:path");

// The packages that carry the toolchain's Node declare `os` and `cpu` as strings, where pnpm expects lists.
// Without this, every platform's Node is downloaded.
function readPackage(manifest) {
  if (/^node-(bin-)?(linux|darwin|win)-/.test(manifest.name)) {
    if (typeof manifest.os === "string") manifest.os = [manifest.os];
    if (typeof manifest.cpu === "string") manifest.cpu = [manifest.cpu];
  }
  return manifest;
}

/** Records the hash of the published spec in the tarball's package.json; the repository's has none, so that edits of the spec don't meet there. */
function beforePacking(manifest, directory) {
  const spec = join(directory, "dist", "openapi.yaml");
  if (!existsSync(spec)) return manifest;
  const sha256 = createHash("sha256").update(readFileSync(spec)).digest("hex");
  return { ...manifest, openapi: { sha256 } };
}

module.exports = { hooks: { readPackage, beforePacking } };
