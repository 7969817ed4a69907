import { copyFileSync, existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { compile, compilerPath, compilers, type Compilation, type Diagnostic } from "./compile.ts";
import type { Report } from "./report.ts";
import { twoAtATime } from "./two-at-a-time.ts";

const table = "Types (skipLibCheck off)";
const modules = { "ES module": "typical.mts", CommonJS: "typical.cts" } as const;

/**
 * Every way to compile that is promised to work. Not among them: `classic`, which looks into no `node_modules`, and
 * `node10` with TypeScript 7, which no longer has it.
 */
export const compilations: readonly Compilation[] = compilers.flatMap((compiler) =>
  (["node10", "node16", "nodenext", "bundler"] as const)
    .filter((moduleResolution) => compiler !== "7.0" || moduleResolution !== "node10")
    .flatMap((moduleResolution) =>
      (moduleResolution === "nodenext" ? [true, false] : [true]).map((exactOptionalPropertyTypes) => ({
        compiler,
        moduleResolution,
        exactOptionalPropertyTypes,
        // A library that re-exports what it made of the client.
        further: { declaration: true },
      })),
    ),
);

/** Compiles the consumer's files in every way: one that must compile, and one in which each statement must not. */
export async function checkTypes(
  report: Report,
  consumer: string,
  ways: readonly Compilation[] = compilations,
): Promise<void> {
  // One text for both module formats.
  for (const file of Object.values(modules)) copyFileSync(join(consumer, "typical.ts"), join(consumer, file));
  copyFileSync(join(consumer, "mistakes.ts"), join(consumer, "mistakes.mts"));

  const files = [...Object.values(modules), "mistakes.mts"];
  const results = await twoAtATime(ways, async (way) => {
    if (!existsSync(compilerPath(way.compiler))) return undefined;
    try {
      return await compile(consumer, files, way);
    } catch (error) {
      return String(error);
    }
  });
  for (const [index, way] of ways.entries()) {
    const { compiler, moduleResolution, exactOptionalPropertyTypes } = way;
    const row = `TypeScript ${compiler}, ${moduleResolution}, exactOptionalPropertyTypes ${exactOptionalPropertyTypes ? "on" : "off"}`;
    const result = results[index];
    if (result === undefined) {
      report.skip(table, row, "ES module", "it is not installed");
      continue;
    }
    if (typeof result === "string") {
      report.add(table, row, "ES module", [result]);
      continue;
    }
    for (const [name, file] of Object.entries(modules)) {
      // What is wrong in a package's declarations concerns both.
      const found = result.filter((diagnostic) => diagnostic.file === file || diagnostic.file.includes("node_modules"));
      report.add(table, row, name, found.map(describe));
    }
    report.add(table, row, "mistakes", mistakeProblems(consumer, result));
  }
}

/** Mistakes that compile, or whose message does not say what is wrong. */
function mistakeProblems(consumer: string, diagnostics: readonly Diagnostic[]): string[] {
  const lines = readFileSync(join(consumer, "mistakes.ts"), "utf8").split("\n");
  const found = diagnostics.filter(({ file }) => file === "mistakes.mts");
  const mistakes = lines.flatMap((text, index) => {
    const [, name, expected] = /^\/\/ ([^:]+): (.+)$/.exec(text) ?? [];
    return name === undefined || expected === undefined
      ? []
      : [{ name, texts: expected.split(" | "), line: index + 1 }];
  });
  if (mistakes.length === 0) return ["there is no mistake to look for"];
  const problems = mistakes.flatMap(({ name, texts, line }, index) => {
    const end = mistakes[index + 1]?.line ?? lines.length;
    const messages = found.filter((diagnostic) => diagnostic.line > line && diagnostic.line < end).map(describe);
    if (messages.length === 0) return [`${name}: compiles`];
    const all = messages.join("\n");
    return texts.filter((text) => !all.includes(text)).map((text) => `${name}: nothing says "${text}":\n${all}`);
  });
  const before = found.filter(({ line }) => line < (mistakes[0]?.line ?? 0)).map(describe);
  return [...before, ...problems];
}

function describe({ file, line, message }: Diagnostic): string {
  return `${file}:${line} ${message}`;
}
