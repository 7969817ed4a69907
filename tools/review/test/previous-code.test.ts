import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { beforeAll, describe, expect, it } from "vitest";
import { generatedModules, previousCode, previousCodeChanges, type PreviousCode } from "../src/previous-code.ts";
import { readDescription } from "../src/read-description.ts";

const root = fileURLToPath(new URL("../../../", import.meta.url));
const spec = readFileSync(new URL("../../../spec/openapi.yaml", import.meta.url), "utf8");

describe("previous code", () => {
  it("is the type tests and the TypeScript blocks of the README, as they were", () => {
    const texts: Record<string, string> = {
      "README.md": "```sh\nnpm i\n```\n\n```ts\nexport const a = 1;\n```\n\n```ts title\nfoo();\n```\n",
      "packages/types/test/user.test-d.ts": "test",
    };
    const files = ["packages/types/test/user.test-d.ts", "packages/types/test/other.test.ts"];
    const code = previousCode({ ref: "v1", file: (path) => texts[path], files: () => files });
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

  describe("compiled against types without User.managedBy", () => {
    const code: readonly PreviousCode[] = [
      {
        where: "README.md, example 1",
        kind: "example",
        path: "packages/client/readme-example-1.ts",
        text:
          'import { createClient } from "@frontegg-identity/client";\n' +
          'const client = createClient({ region: "eu", token: process.env.TOKEN! });\n' +
          'console.log((await client.getUser("id")).managedBy);\n',
      },
      {
        where: "README.md, example 2",
        kind: "example",
        path: "packages/client/readme-example-2.ts",
        text: 'import type { User } from "@frontegg-identity/types";\nexport const id = (user: User): string => user.id;\n',
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
          'import type { ManagedBy, User } from "@frontegg-identity/types";\nimport { expectTypeOf } from "vitest";\n' +
          'expectTypeOf<User["managedBy"]>().toEqualTypeOf<ManagedBy | undefined>();\n',
      },
    ];
    let changes: ReturnType<typeof previousCodeChanges>;

    beforeAll(async () => {
      const without = spec.replace(/^ {8}managedBy:\n.*\n.*\n/m, "");
      expect(without).not.toBe(spec);
      const [before, after] = await Promise.all([
        generatedModules(readDescription("spec/openapi.yaml", spec), undefined),
        generatedModules(readDescription("spec/openapi.yaml", without), undefined),
      ]);
      changes = previousCodeChanges(root, code, before, after);
    });

    it("breaks the example that reads it: major", () => {
      expect(changes).toContainEqual(
        expect.objectContaining({
          id: "previous-code:example-breaks:README.md, example 1",
          severity: "major",
          message: expect.stringContaining("Property 'managedBy' does not exist"),
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
