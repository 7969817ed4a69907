import { mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { previousCode, previousCodeChanges, type PreviousCode } from "../src/previous-code.ts";
import { readDescription } from "../src/read-description.ts";
import { generatedModules } from "../src/type-modules.ts";
import { library } from "./library.ts";

/** A repository with two packages of the same names and layout as ours, as small as can be. */
function smallRepository(): string {
  const root = realpathSync(mkdtempSync(join(tmpdir(), "previous-code-")));
  const files = {
    // Replaced in memory.
    "packages/types/src/generated/openapi.ts": "",
    "packages/types/src/index.ts": 'export type { Book, Shelf } from "./generated/openapi.ts";\n',
    "packages/client/src/index.ts":
      'import type { Book } from "@frontegg-identity/types";\n' +
      "export declare function createClient(options: { token: string }): { getBook(id: string): Promise<Book> };\n",
    "packages/types/package.json": manifest("@frontegg-identity/types"),
    "packages/client/package.json": manifest("@frontegg-identity/client"),
  };
  const installed = fileURLToPath(new URL("../node_modules/", import.meta.url));
  const links = {
    "packages/client/node_modules/@frontegg-identity/types": join(root, "packages/types"),
    "packages/client/node_modules/@types/node": join(installed, "@types/node"),
    "packages/types/node_modules/vitest": join(installed, "vitest"),
  };
  for (const path of [...Object.keys(files), ...Object.keys(links)]) {
    mkdirSync(join(root, dirname(path)), { recursive: true });
  }
  for (const [path, text] of Object.entries(files)) writeFileSync(join(root, path), text);
  for (const [path, target] of Object.entries(links)) symlinkSync(target, join(root, path), "junction");
  return root;
}

function manifest(name: string): string {
  return JSON.stringify({ name, type: "module", exports: { ".": { "frontegg-identity-source": "./src/index.ts" } } });
}

describe("previous code", () => {
  it("is the type tests and the TypeScript blocks of the README, as they were", () => {
    const texts: Record<string, string> = {
      "README.md": "```sh\nnpm i\n```\n\n```ts\nexport const a = 1;\n```\n\n```ts title\nfoo();\n```\n",
      "packages/types/test/user.test-d.ts": "test",
    };
    const files = ["packages/types/test/user.test-d.ts", "packages/types/test/other.test.ts"];
    const code = previousCode({ ref: "v1", commit: "", file: (path) => texts[path], files: () => files });
    expect(code).toEqual([
      { where: files[0], kind: "type test", path: files[0], text: "test" },
      {
        where: "README.md, example 1",
        kind: "example",
        path: "packages/client/readme-example-1.ts",
        text: "export const a = 1;\n",
      },
      {
        where: "README.md, example 2",
        kind: "example",
        path: "packages/client/readme-example-2.ts",
        text: "foo();\n\nexport {};\n",
      },
    ]);
  });

  describe("compiled against types without Book.shelf", () => {
    const code: readonly PreviousCode[] = [
      {
        where: "README.md, example 1",
        kind: "example",
        path: "packages/client/readme-example-1.ts",
        text:
          'import { createClient } from "@frontegg-identity/client";\n' +
          "const client = createClient({ token: process.env.TOKEN! });\n" +
          'console.log((await client.getBook("id")).shelf);\n',
      },
      {
        where: "README.md, example 2",
        kind: "example",
        path: "packages/client/readme-example-2.ts",
        text: 'import type { Book } from "@frontegg-identity/types";\nexport const id = (book: Book): string => book.id;\n',
      },
      {
        where: "README.md, example 3",
        kind: "example",
        path: "packages/client/readme-example-3.ts",
        text: "console.log(variableOfAnotherExample);\nexport {};\n",
      },
      {
        where: "packages/types/test/previous.test-d.ts",
        kind: "type test",
        path: "packages/types/test/previous.test-d.ts",
        text:
          'import type { Book, Shelf } from "@frontegg-identity/types";\nimport { expectTypeOf } from "vitest";\n' +
          'expectTypeOf<Book["shelf"]>().toEqualTypeOf<Shelf | undefined>();\n',
      },
    ];
    let root: string;
    let changes: ReturnType<typeof previousCodeChanges>;

    beforeAll(async () => {
      root = smallRepository();
      const without = library.replace('        shelf: { $ref: "#/components/schemas/Shelf" }\n', "");
      expect(without).not.toBe(library);
      const [before, after] = await Promise.all([
        generatedModules(readDescription("library.yaml", library)),
        generatedModules(readDescription("library.yaml", without)),
      ]);
      changes = previousCodeChanges(root, code, before, after);
    });

    afterAll(() => rmSync(root, { recursive: true }));

    it("breaks the example that reads it: major", () => {
      expect(changes).toContainEqual(
        expect.objectContaining({
          id: "previous-code:example-breaks:README.md, example 1",
          severity: "major",
          message: expect.stringContaining("Property 'shelf' does not exist"),
        }),
      );
    });

    it("breaks the type test that pins it: minor", () => {
      expect(changes).toContainEqual(
        expect.objectContaining({
          id: "previous-code:type-test-breaks:packages/types/test/previous.test-d.ts",
          severity: "minor",
        }),
      );
    });

    it("leaves alone what still compiles, and fragments that never did", () => {
      expect(changes).toHaveLength(2);
    });
  });
});
