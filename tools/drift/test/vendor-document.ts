import { readFile } from "node:fs/promises";
import { parse } from "yaml";
import { parseDocument, type OpenApiDocument } from "openapi-review/core";

export const fixturePath: string = new URL("./fixture/vendor-document.yaml", import.meta.url).pathname;

const fixture = await readFile(fixturePath, "utf8");
/** Frozen, and the deviations with it: how documents are compared does not change when the spec does. */
const spec = await readFile(new URL("./fixture/spec/openapi.yaml", import.meta.url), "utf8");

export const deviationsText: string = await readFile(
  new URL("./fixture/spec/deviations.yaml", import.meta.url),
  "utf8",
);

/** A spec of ours as it once was, fresh: tests may change it. */
export function ourDocument(): OpenApiDocument {
  return parseDocument(spec, "spec/openapi.yaml");
}

/** A document as the YAML parser types it: a test may edit it anywhere, and one that edits a wrong place fails. */
export type Editable = ReturnType<typeof parse>;

/** The fixture with a change. */
export function vendorDocument(edit: (document: Editable) => void = () => {}): OpenApiDocument {
  const document: Editable = parse(fixture);
  edit(document);
  return parseDocument(JSON.stringify(document), "vendor.json");
}

/** The fixture among as many other operations as the vendor has, with a cyclic schema, as JSON text. */
export function largeVendorDocument(): string {
  const document: Editable = parse(fixture);
  document.components.schemas.Node = {
    type: "object",
    properties: { children: { type: "array", items: { $ref: "#/components/schemas/Node" } } },
  };
  for (let index = 0; index < 300; index++) {
    const name = `Resource${index}`;
    document.components.schemas[name] = {
      type: "object",
      required: ["id"],
      properties: {
        id: { type: "string", example: "x" },
        owner: { $ref: "#/components/schemas/UserResponse" },
        tree: { $ref: "#/components/schemas/Node" },
        parent: { nullable: true, allOf: [{ $ref: `#/components/schemas/${name}` }] },
        level: { type: "integer", minimum: 0, exclusiveMinimum: true },
      },
    };
    document.paths[`/resources/things/v${index}/{id}`] = {
      get: {
        operationId: `${name}_get`,
        parameters: [{ name: "id", in: "path", required: true, schema: { type: "string" } }],
        responses: {
          "200": {
            description: "",
            content: { "application/json": { schema: { $ref: `#/components/schemas/${name}` } } },
          },
        },
      },
    };
  }
  return JSON.stringify(document);
}

/** Reads the frozen spec. */
export function readFrozen(name: string): Promise<string> {
  return readFile(new URL(`./fixture/spec/${name}`, import.meta.url), "utf8");
}
