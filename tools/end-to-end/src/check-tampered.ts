import { cpSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { packageChecks, run, unpack, type PackedPackage } from "@frontegg-identity/package-checks";
import { checkBehaviour } from "./check-behaviour.ts";
import { checkTypes } from "./check-types.ts";
import { Report } from "./report.ts";
import { runtimes, type SuiteSettings } from "./runtimes.ts";

const table = "The suite itself: a tampered client is found out";

/** A fault put into the published client: what to find in a file, what to put there, and the failures that must come of it. */
interface Tampering {
  readonly fault: string;
  readonly file: string;
  readonly find: string | RegExp;
  readonly replace: string;
  readonly expected: readonly string[];
}

const apiErrorExport = /(?<=^export \{.*?)\bApiError, /m;

const tamperings: readonly Tampering[] = [
  {
    fault: "an export is missing at run time",
    file: "dist/index.js",
    find: apiErrorExport,
    replace: "",
    expected: ["a documented error is an ApiError"],
  },
  {
    fault: "an export is missing from the types",
    file: "dist/index.d.ts",
    find: apiErrorExport,
    replace: "",
    expected: ["declares 'ApiError' locally, but it is not exported"],
  },
  {
    fault: "the types path is wrong",
    file: "package.json",
    find: '"./dist/index.d.ts"',
    replace: '"./dist/index.d.mts"',
    // TypeScript itself would find the declarations beside the JavaScript: publint and attw see it.
    expected: ["types is ./dist/index.d.mts but the file does not exist", "gives TypeScript the right types"],
  },
  {
    fault: "the JavaScript path is wrong",
    file: "package.json",
    find: '"./dist/index.js"',
    replace: '"./dist/index.mjs"',
    expected: ["the package loads"],
  },
  {
    fault: "options have no types",
    file: "dist/create-client.d.ts",
    find: "options: ClientOptions",
    replace: "options: any",
    expected: ["a misspelt option: compiles"],
  },
  {
    fault: "a dependency is missing",
    file: "package.json",
    find: /"openapi-fetch": "[^"]*"/,
    replace: '"@frontegg-identity/types": "^0.0.0"',
    expected: ["does not depend on openapi-fetch"],
  },
  {
    fault: "the path guard lets everything through",
    file: "dist/input/path-parameter.js",
    find: /\bthrow new InvalidInputError\(/g,
    replace: "void new InvalidInputError(",
    expected: ["a user id that is a path is refused"],
  },
  {
    fault: "the CommonJS form requires what is not there",
    file: "dist/index.cjs",
    find: 'require("@frontegg-identity/types")',
    replace: 'require("@frontegg-identity/nothing")',
    expected: ["Node 26, require › the package loads"],
  },
  {
    fault: "a source map is missing",
    file: "dist/create-client.js",
    find: "sourceMappingURL=",
    replace: "sourceMappingURL=no-",
    expected: ["its source map no-create-client.js.map is missing"],
  },
];

/** Puts one fault after the other into the published client, and expects the checks above to find each. */
export async function checkTampered(
  report: Report,
  consumer: string,
  client: PackedPackage,
  settings: SuiteSettings,
): Promise<void> {
  const installed = join(consumer, "node_modules/@frontegg-identity/client");
  for (const [index, { fault, file, find, replace, expected }] of tamperings.entries()) {
    await report.run(table, fault, "is found", async () => {
      const text = readFileSync(join(client.root, file), "utf8");
      const edited = text.replace(find, replace);
      if (edited === text) return [`the fault did not get into ${file}`];
      const tampered = await repack(client, file, edited, join(consumer, `tampered-${index}`));
      rmSync(installed, { recursive: true });
      cpSync(tampered.root, installed, { recursive: true });
      const found = await quickReport(consumer, tampered, settings);
      return expected.flatMap((failure) => (found.includes(failure) ? [] : `expected "${failure}" in:\n${found}`));
    });
  }
}

/** The suite on one compiler and one runtime: its failures, in words. */
async function quickReport(consumer: string, packed: PackedPackage, settings: SuiteSettings): Promise<string> {
  const report = new Report();
  const way = { compiler: "7.0", moduleResolution: "nodenext", exactOptionalPropertyTypes: true } as const;
  await checkTypes(report, consumer, [way]);
  await checkBehaviour(
    report,
    consumer,
    settings,
    runtimes.filter(({ name }) => name.startsWith("Node 26")),
  );
  for (const [rule, check] of Object.entries(packageChecks)) {
    await report.run("package", packed.manifest.name, rule, async () => check(packed));
  }
  return report.failures().join("\n\n");
}

async function repack(original: PackedPackage, file: string, text: string, directory: string): Promise<PackedPackage> {
  const source = join(directory, "source");
  cpSync(original.root, join(source, "package"), { recursive: true });
  writeFileSync(join(source, "package", file), text);
  const tarball = join(directory, "client.tgz");
  await run("tar", ["-czf", tarball, "-C", source, "package"]);
  return unpack(tarball, directory);
}
