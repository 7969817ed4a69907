/**
 * Follows the recipes of CONTRIBUTING.md on a copy of the working tree: edits what they say and nothing else, and runs
 * the checks of the packages that follow from the spec. Fails if one is not green at the first try, or if a recipe for the
 * spec changed anything but generated files. Those that add something are followed together; `--each` follows one after the
 * other (an hour), and the name of one follows that one.
 */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { run } from "@frontegg-identity/package-checks";
import { applyShape } from "./apply-shape.ts";
import { shapes, type Shape } from "./shapes.ts";
import { workingCopy } from "./working-copy.ts";

interface Recipe {
  /** As CONTRIBUTING.md calls it. */
  readonly name: string;
  /** Whether it takes something away, which could hide what another adds from a test that counts. */
  readonly isRemoval?: boolean;
  /** The operation that it adds. */
  readonly shape?: Shape;
  readonly follow: (copy: string) => void;
}

/** The only file outside the spec that a recipe tells to edit. */
const TYPE_TEST = "packages/types/test/types.test-d.ts";

const recipes: readonly Recipe[] = [
  {
    name: "An optional field",
    follow(copy) {
      const field =
        "        nickname:\n          type: string\n          description: What the user wants to be called.\n";
      edit(copy, "spec/openapi.yaml", "        superUser:\n", `${field}        superUser:\n`);
    },
  },
  {
    name: "A new error status",
    follow(copy) {
      const response =
        "    Conflict:\n      description: The change contradicts another one.\n      headers:\n        frontegg-trace-id:\n" +
        '          $ref: "#/components/headers/TraceId"\n      content:\n        application/json:\n' +
        '          schema:\n            $ref: "#/components/schemas/ErrorBody"\n          examples:\n            conflict:\n' +
        "              summary: Two changes at once\n              value:\n                errors:\n                  - Conflict\n";
      edit(copy, "spec/openapi.yaml", "    TooManyRequests:\n", `${response}    TooManyRequests:\n`);
      const status = '        "409":\n          $ref: "#/components/responses/Conflict"\n';
      edit(copy, "spec/openapi.yaml", '        "429":\n', `${status}        "429":\n`);
    },
  },
  {
    name: "A new region",
    follow(copy) {
      for (const [file, path] of [
        ["spec/openapi.yaml", "/identity"],
        ["spec/environment-auth.yaml", ""],
      ] as const) {
        const server = (region: string, name: string) =>
          `  - url: https://api.${region}.frontegg.com${path}\n    description: ${name}\n    x-region: ${region}\n`;
        edit(copy, file, server("au", "Australia"), server("au", "Australia") + server("zz", "Nowhere"));
      }
    },
  },
  ...shapes.map((shape) => ({
    name: `A new operation: ${shape.name}`,
    shape,
    follow: (copy: string) => applyShape(copy, shape),
  })),
  {
    name: "Parameters moved to the path item",
    follow(copy) {
      const parameters = /^ {6}parameters:\n(?: {8}.*\n)+/m;
      const file = "spec/openapi.yaml";
      const [, operation = ""] = /^( {4}get:\n {6}operationId: getUser\n(?: {6}.*\n)+)/m.exec(read(copy, file)) ?? [];
      const [moved = ""] = parameters.exec(operation) ?? [];
      edit(copy, file, operation, moved.replaceAll(/^ {2}/gm, "") + operation.replace(moved, ""));
    },
  },
  {
    name: "A removed field",
    isRemoval: true,
    follow(copy) {
      edit(copy, "spec/openapi.yaml", /^ {8}superUser:\n(?: {10}.*\n)+/m, "");
      edit(copy, "spec/openapi.yaml", /^ +superUser: .*\n/gm, "");
      edit(copy, "packages/types/test/types.test-d.ts", /^ *\| "superUser"\n/m, "");
    },
  },
];

/** Whose tests read the spec or what is generated of it. The examples only compile against it. */
const tested = ["./spec", "./packages/*", "./tools/generate", "./tools/drift", "./tools/package-checks"];
/** What an edit of the spec may change besides the spec. */
const GENERATED = /^packages\/\w+\/src\/generated\//;

const [argument] = process.argv.slice(2);
const chosen = recipes.filter(({ name }) => argument === undefined || argument === "--each" || name === argument);
if (chosen.length === 0)
  throw new Error(`There is no recipe ${argument}, only: ${recipes.map(({ name }) => name).join(", ")}`);
const groups =
  argument === "--each"
    ? chosen.map((recipe) => [recipe])
    : [false, true].map((isRemoval) => chosen.filter((recipe) => (recipe.isRemoval ?? false) === isRemoval));
