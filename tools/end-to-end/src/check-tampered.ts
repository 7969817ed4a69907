import { cpSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { packageChecks, run, unpack, type PackedPackage } from "@frontegg-identity/release";
import { checkBehaviour } from "./check-behaviour.ts";
import { checkTypes } from "./check-types.ts";
import { Report } from "./report.ts";
import { runtimes, type SuiteSettings } from "./runtimes.ts";

const table = "The suite itself: a tampered client is found out";

/** A fault put into the published client. */
interface Tampering {
  readonly fault: string;
  readonly file: string;
  readonly edit: (text: string) => string;
  /** Text of a failure that must come of it. */
  readonly expected: string;
}

const tamperings: readonly Tampering[] = [
  {
    fault: "an export is missing at run time",
    file: "dist/index.js",
    edit: (text) => text.replace(/(^export \{.*?)\bApiError, /m, "$1"),
    expected: "a documented error is an ApiError",
  },
  {
    fault: "an export is missing from the types",
    file: "dist/index.d.ts",
    edit: (text) => text.replace(/(^export \{.*?)\bApiError, /m, "$1"),
    expected: "declares 'ApiError' locally, but it is not exported",
  },
  {
    fault: "the types path is wrong",
    file: "package.json",
    edit: (text) => text.replace('"./dist/index.d.ts"', '"./dist/index.d.mts"'),
    // TypeScript itself would find the declarations beside the JavaScript.
    expected: "types is ./dist/index.d.mts but the file does not exist",
  },
  {
    fault: "the types path is wrong (attw)",
    file: "package.json",
    edit: (text) => text.replace('"./dist/index.d.ts"', '"./dist/index.d.mts"'),
    expected: "gives TypeScript the right types",
  },
  {
    fault: "the JavaScript path is wrong",
    file: "package.json",
    edit: (text) => text.replace('"./dist/index.js"', '"./dist/index.mjs"'),
    expected: "the package loads",
  },
  {
    fault: "options have no types",
    file: "dist/create-client.d.ts",
    edit: (text) => text.replace("options: ClientOptions", "options: any"),
    expected: "a misspelt option: compiles",
  },
  {
    fault: "a dependency is missing",
    file: "package.json",
    edit: (text) => text.replace(/"openapi-fetch": "[^"]*"/, '"@frontegg-identity/types": "^0.0.0"'),
    expected: "does not depend on openapi-fetch",
  },
  {
    fault: "the path guard lets everything through",
    file: "dist/input/path-parameter.js",
    edit: (text) => text.replaceAll(/\bthrow new InvalidInputError\(/g, "void new InvalidInputError("),
    expected: "a user id that is a path is refused",
  },
  {
    fault: "the CommonJS form requires what is not there",
    file: "dist/index.cjs",
    edit: (text) => text.replace('require("@frontegg-identity/types")', 'require("@frontegg-identity/nothing")'),
    expected: "Node 26, require › the package loads",
  },
  {
    fault: "a source map is missing",
    file: "dist/create-client.js",
    edit: (text) => text.replace("sourceMappingURL=", "sourceMappingURL=no-"),
    expected: "its source map no-create-client.js.map is missing",
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
  for (const [index, { fault, file, edit, expected }] of tamperings.entries()) {
    const text = readFileSync(join(client.root, file), "utf8");
    await report.run(table, fault, "is found", async () => {
      const tampered = await repack(client, file, edit(text), join(consumer, `tampered-${index}`));
      if (readFileSync(join(tampered.root, file), "utf8") === text) return [`the fault did not get into ${file}`];
      rmSync(installed, { recursive: true });
      cpSync(tampered.root, installed, { recursive: true });
      const found = await quickReport(consumer, tampered, settings);
      return found.includes(expected) ? [] : [`expected "${expected}" in:\n${found}`];
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
