import ts from "typescript";
import { expect, test } from "vitest";
import { generateTypes, parseDocument } from "../src/index.ts";

/** What an editor shows for the first occurrence of a name in a module. */
function hover(text: string, name: string): string {
  const host: ts.LanguageServiceHost = {
    getCompilationSettings: () => ({ noLib: true, strict: true }),
    getCurrentDirectory: () => "/",
    getDefaultLibFileName: () => "",
    getScriptFileNames: () => ["/types.ts"],
    getScriptSnapshot: (file) => (file === "/types.ts" ? ts.ScriptSnapshot.fromString(text) : undefined),
    getScriptVersion: () => "1",
    fileExists: (file) => file === "/types.ts",
    readFile: () => text,
  };
  const info = ts.createLanguageService(host).getQuickInfoAtPosition("/types.ts", text.indexOf(`type ${name} `) + 5);
  return ts.displayPartsToString(info?.displayParts);
}

test("an editor shows a schema with the names of those in it", async () => {
  const types = await generateTypes(
    parseDocument(`
openapi: 3.1.1
info: { title: Test, version: 1.0.0 }
paths: {}
components:
  schemas:
    Pet:
      type: object
      required: [id]
      properties:
        id: { $ref: "#/components/schemas/PetId", description: Which pet. }
        friends: { type: array, items: { $ref: "#/components/schemas/Pet" } }
    PetId: { type: string }
`),
  );
  expect(hover(types, "Pet")).toBe("type Pet = {\n    id: PetId;\n    friends?: Pet[];\n}");
});
