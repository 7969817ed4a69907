import { readFileSync } from "node:fs";
import openapiTS, { astToString } from "openapi-typescript";
import { expect, it } from "vitest";
import { parseDocument } from "../../src/document/open-api-document.ts";
import { checkOperationIds, plainTypes } from "../../src/types/plain-types.ts";
import { library } from "../verdicts/library.ts";

const spec = readFileSync(new URL("../verdicts/frozen-spec.yaml", import.meta.url), "utf8");

it.each([
  ["library", library],
  ["spec", spec],
])("makes the types that openapi-typescript's main function makes: %s", async (name, text) => {
  const document = parseDocument(text, name);
  const types = astToString(await openapiTS(JSON.stringify(document.original), { silent: true }));
  expect(await plainTypes(document.original, document.source)).toEqual({ "index.ts": types });
});

it("names the ID that two operations have", () => {
  const twice = library.replace("operationId: listBooks", "operationId: getBook");
  expect(() => checkOperationIds(parseDocument(twice, "library.yaml"))).toThrow(
    'library.yaml: two operations have the ID "getBook".',
  );
});

it("takes the operation of a path item that two paths refer to as one", () => {
  const item = { $ref: "#/components/pathItems/P" };
  const components = { pathItems: { P: { get: { operationId: "p", responses: {} } } } };
  const shared = { openapi: "3.1.0", info: {}, paths: { "/a": item, "/b": item }, components };
  expect(() => checkOperationIds(parseDocument(JSON.stringify(shared), "x"))).not.toThrow();
});
