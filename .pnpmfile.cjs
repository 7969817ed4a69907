// The packages that carry the toolchain's Node declare `os` and `cpu` as strings, where pnpm expects lists.
// Without this, every platform's Node is downloaded.
function readPackage(manifest) {
  if (/^node-(bin-)?(linux|darwin|win)-/.test(manifest.name)) {
    if (typeof manifest.os === "string") manifest.os = [manifest.os];
    if (typeof manifest.cpu === "string") manifest.cpu = [manifest.cpu];
  }
  return manifest;
}

module.exports = { hooks: { readPackage } };
