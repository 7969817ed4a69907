/** Runs a bundled worker in workerd and prints what it answers. Arguments: the bundle, and the JSON to send it. */
import { readFileSync } from "node:fs";
import { Miniflare } from "miniflare";

const [bundle, body] = process.argv.slice(2);
const miniflare = new Miniflare({
  modules: true,
  script: readFileSync(bundle, "utf8"),
  compatibilityDate: "2026-01-01",
});
try {
  const response = await miniflare.dispatchFetch("http://worker.invalid/", { method: "POST", body });
  console.log(await response.text());
} finally {
  await miniflare.dispose();
}
