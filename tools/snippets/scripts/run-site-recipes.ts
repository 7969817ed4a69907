/**
 * Follows the recipes of the site and the packages' READMEs in empty folders, with packages that were packed from the
 * working tree. `run-site-recipes.ts [--heavy | --all] [NAME…]`: those with small installs, those with large ones, all, or these.
 * A README has the name of its folder.
 */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, dirname, join } from "node:path";
import { pages, readPage } from "../src/find-snippets.ts";
import { runRecipe } from "../src/recipes/run-recipe.ts";
import { servePackages } from "../src/recipes/serve-packages.ts";

const flags = new Set(process.argv.slice(2).filter((argument) => argument.startsWith("--")));
const names = process.argv.slice(2).filter((argument) => !argument.startsWith("--"));
const recipes = pages()
  .filter((page) => /^(?:docs\/src\/content\/docs\/recipes\/|(?:packages\/[^/]+\/)?README\.md$)/.test(page))
  .map((page) => ({
    page,
    name: basename(page === basename(page) || !page.endsWith("README.md") ? page : dirname(page), ".md"),
    isHeavy: readPage(page).includes("\n<!-- test: nightly -->\n"),
  }))
  .filter(({ name, isHeavy }) =>
    names.length > 0 ? names.includes(name) : flags.has("--all") || isHeavy === flags.has("--heavy"),
  );

const directory = mkdtempSync(join(tmpdir(), "recipes-"));
process.on("exit", () => rmSync(directory, { recursive: true, force: true }));
await using packages = await servePackages(directory);
let failed = 0;
for (const { page, name } of recipes) {
  const started = Date.now();
  const problem = await runRecipe(page, packages.npmrcFor(readPage(page)), directory).catch(String);
  if (problem !== undefined) failed += 1;
  console.log(`${problem === undefined ? "ok  " : "FAIL"} ${name}, ${Math.round((Date.now() - started) / 1_000)} s`);
  if (problem !== undefined) console.log(problem);
}
console.log(`${recipes.length - failed} passed, ${failed} failed`);
if (failed > 0 || recipes.length === 0) process.exitCode = 1;
