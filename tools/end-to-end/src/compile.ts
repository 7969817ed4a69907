import { randomUUID } from "node:crypto";
import { join } from "node:path";
import { writeFileSync } from "node:fs";
import { run } from "@frontegg-identity/release";
import { installed } from "./installed.ts";

/** The releases of TypeScript that the packages are promised to work with. */
export const compilers = ["5.4", "5.9", "6.0", "7.0"] as const;

/** The module setting that goes with each way to resolve. With "bundler", "preserve" alone allows CommonJS everywhere. */
const moduleOf = { node10: "commonjs", node16: "node16", nodenext: "nodenext", bundler: "preserve" } as const;

/** How a consumer compiles. */
export interface Compilation {
  readonly compiler: (typeof compilers)[number];
  readonly moduleResolution: keyof typeof moduleOf;
  readonly exactOptionalPropertyTypes: boolean;
  /** Leaves the declarations of packages unchecked, for those that are not ours. @defaultValue false */
  readonly skipLibCheck?: boolean;
  /** Further settings, such as those that a framework asks for. */
  readonly further?: object;
}

/** One message of the compiler, with all its lines. */
export interface Diagnostic {
  readonly file: string;
  readonly line: number;
  readonly message: string;
}

/** Where a compiler is, if it is installed. */
export function compilerPath(compiler: Compilation["compiler"]): string {
  return installed(`typescript-${compiler}`, "bin", "tsc");
}

/** Compiles files of a consumer project, declarations of its packages included, and gives what the compiler says. */
export async function compile(
  consumer: string,
  files: readonly string[],
  { compiler, moduleResolution, exactOptionalPropertyTypes, skipLibCheck = false, further }: Compilation,
): Promise<readonly Diagnostic[]> {
  const compilerOptions = {
    strict: true,
    noEmit: true,
    skipLibCheck,
    target: "es2022",
    lib: ["es2022", "dom", "dom.iterable"],
    types: [],
    moduleResolution,
    module: moduleOf[moduleResolution],
    exactOptionalPropertyTypes,
    // TypeScript 6 still has node10, and asks whether that is known to go.
    ...(compiler === "6.0" && moduleResolution === "node10" && { ignoreDeprecations: "6.0" }),
    ...further,
  };
  const project = `tsconfig.${randomUUID()}.json`;
  writeFileSync(join(consumer, project), JSON.stringify({ compilerOptions, files }));
  try {
    await run(process.execPath, [compilerPath(compiler), "--pretty", "false", "-p", project], { cwd: consumer });
    return [];
  } catch (error) {
    const diagnostics = parseDiagnostics(String(error));
    // Without a diagnostic, it is the compiler that failed.
    if (diagnostics.length === 0) throw error;
    return diagnostics;
  }
}

function parseDiagnostics(output: string): Diagnostic[] {
  const starts = [...output.matchAll(/^(\S.*?)\((\d+),\d+\): error (.*(?:\n {2}.*)*)/gm)];
  return starts.map(([, file = "", line, message = ""]) => ({ file, line: Number(line), message }));
}
