import { describe, expect, test } from "vitest";
import { describeOperations, parseDocument } from "../src/index.ts";

/** A document with one operation on `/pets/{petId}`, written in flow style. */
function described(
  operation: string,
  { item = "", components = "", method = "get", path = "/pets/{petId}", top = "" } = {},
): ReturnType<typeof describeOperations>[number] {
  const [only] = describeOperations(
    parseDocument(`
openapi: 3.1.1
info: { title: Pets, version: 1.0.0 }
servers: [{ url: "https://eu.example.com/v1", description: Europe, x-region: eu }]
security: [{ token: [] }]
${top}
paths:
  ${path}:
    ${item}
    ${method}: { operationId: getPet, ${operation} }
components: { ${components} }
`),
    "pets.yaml",
  );
  return only!;
}

const OK = "responses: { '200': { description: Done } }";

describe("describeOperations", () => {
  test("says where an operation is", () => {
    expect(described(`summary: Get a pet, tags: [Pets], ${OK}`)).toEqual({
      id: "getPet",
      document: "pets.yaml",
      method: "GET",
      path: "/pets/{petId}",
      basePath: "/v1",
      servers: [{ url: "https://eu.example.com/v1", description: "Europe", region: "eu" }],
      tags: ["Pets"],
      summary: "Get a pet",
      description: "",
      deprecated: false,
      parameters: [],
      responses: { 200: { description: "Done", headers: {} } },
      token: "required",
      security: [{ token: [] }],
      repeatable: true,
    });
  });

  test("lists the parameters of the path in its order, and an operation's own in place of its path's", () => {
    const { parameters } = described(
      `parameters: [{ name: limit, in: query, schema: { type: integer, default: 10 } },
        { name: X-Trace, in: header, required: true, description: Traces., schema: { type: string }, example: t },
        { $ref: "#/components/parameters/PetId" }], ${OK}`,
      {
        path: '"/owners/{owner-id}/pets/{petId}"',
        item: `parameters: [{ name: petId, in: path, required: true, schema: { type: string } },
          { name: owner-id, in: path, required: true, schema: { type: string, examples: [o1] } }]`,
        components: `parameters: { PetId: { name: petId, in: path, required: true, description: Which., schema: { $ref: "#/components/schemas/PetId" } } },
          schemas: { PetId: { type: string, examples: [p1] } }`,
      },
    );
    expect(parameters).toEqual([
      {
        name: "owner-id",
        argument: "ownerId",
        in: "path",
        required: true,
        description: "",
        schema: { type: "string", examples: ["o1"] },
        example: "o1",
      },
      {
        name: "petId",
        argument: "petId",
        in: "path",
        required: true,
        description: "Which.",
        schema: { $ref: "#/$defs/PetId" },
        example: "p1",
      },
      {
        name: "limit",
        in: "query",
        required: false,
        description: "",
        schema: { type: "integer", default: 10 },
        example: 10,
      },
      {
        name: "x-trace",
        in: "header",
        required: true,
        description: "Traces.",
        schema: { type: "string" },
        example: "t",
      },
    ]);
  });

  test("follows the references of a path, a body, a response, its headers and its examples", () => {
    const [operation] = describeOperations(
      parseDocument(`
openapi: 3.1.1
info: { title: Pets, version: 1.0.0 }
paths: { /pets: { $ref: "#/components/pathItems/Pets" } }
components:
  pathItems:
    Pets:
      post:
        operationId: createPet
        requestBody: { $ref: "#/components/requestBodies/Pet" }
        responses: { "201": { $ref: "#/components/responses/Pet" }, default: { description: Failed } }
  requestBodies: { Pet: { description: The pet., required: true, content: { application/json: { schema: { $ref: "#/components/schemas/Pet" } } } } }
  responses:
    Pet:
      description: Created
      headers: { Location: { $ref: "#/components/headers/Location" } }
      content: { application/json: { schema: { $ref: "#/components/schemas/Pet" }, examples: { cat: { $ref: "#/components/examples/Cat" } } } }
  headers: { Location: { description: Where., schema: { type: string }, example: /pets/1 } }
  examples: { Cat: { summary: A cat, value: { name: Tom } } }
  schemas: { Pet: { type: object, properties: { name: { type: string } } } }
`),
      "pets.yaml",
    );
    expect(operation).toMatchObject({
      id: "createPet",
      token: "none",
      repeatable: false,
      body: { name: "pet", kind: "object", required: true, schemaName: "Pet", schema: { $ref: "#/$defs/Pet" } },
      responses: {
        201: {
          headers: { location: { name: "Location", description: "Where.", example: "/pets/1" } },
          content: { kind: "object", examples: { cat: { summary: "A cat", value: { name: "Tom" } } } },
        },
      },
    });
  });

  test.each([
    ["#/components/parameters/None", "The reference #/components/parameters/None leads nowhere."],
    ["other.yaml#/Pet", "The reference other.yaml#/Pet leads out of the document."],
    ["#/components/parameters/Loop", "The reference #/components/parameters/Loop leads back to itself."],
  ])("refuses the reference %s", (reference, message) => {
    const components = 'parameters: { Loop: { $ref: "#/components/parameters/Loop" } }';
    expect(() => described(`parameters: [{ $ref: "${reference}" }], ${OK}`, { components })).toThrow(message);
  });

  test.each([
    ["anyOf: [{ $ref: '#/components/schemas/Pet' }, { type: object }]", "schema"],
    ["properties: { a: { oneOf: [{ $ref: '#/components/schemas/Pet/properties/a' }] } }", "schema"],
    ["type: array, items: { $ref: '#/components/schemas/Pet' }", "parameter"],
  ])("refuses a schema of %s that consists of itself", (schema, place) => {
    const pet = "schema: { $ref: '#/components/schemas/Pet' }";
    const components = `schemas: { Pet: { ${schema} } }`;
    const body = `requestBody: { content: { application/json: { ${pet} } } }, ${OK}`;
    const parameter = `parameters: [{ name: pet, in: query, ${pet} }], ${OK}`;
    expect(() => described(place === "parameter" ? parameter : body, { components, method: "put" })).toThrow(
      /^The schema Pet.* consists of itself\.$/,
    );
  });

  test.each([
    ["application/json: { schema: { type: array, items: { type: string } } }", "list"],
    ["application/json: { schema: { $ref: '#/components/schemas/Pet' } }", "object"],
    ["application/json: { schema: { allOf: [{ type: object }, { properties: { a: {} } }] } }", "object"],
    ["application/json: { schema: { oneOf: [{ type: object }, { type: array }] } }", "value"],
    ["application/json: { schema: { type: integer } }", "value"],
    ["application/problem+json: { schema: { type: object } }", "object"],
    ["text/csv: { schema: { type: string } }", "text"],
    ["text/plain: { schema: { type: string } }, application/json: { schema: { type: object } }", "object"],
  ])("tells what the content %s holds", (content, kind) => {
    const components = "schemas: { Pet: { type: object } }";
    const { responses } = described(`responses: { '200': { description: A, content: { ${content} } } }`, {
      components,
    });
    expect(responses["200"]?.content?.kind).toBe(kind);
  });

  test.each([
    ["get", "", true],
    ["put", "", true],
    ["delete", "", false],
    ["post", "", false],
    ["patch", "", false],
    ["post", "x-repeatable: true,", true],
    ["get", "x-repeatable: false,", false],
  ])("says whether a %s with %s may be repeated", (method, extension, repeatable) => {
    expect(described(`${extension} ${OK}`, { method }).repeatable).toBe(repeatable);
  });

  test.each([
    ["security: []", "none"],
    ["security: [{}]", "none"],
    ["security: [{}, { token: [] }]", "optional"],
    ["security: [{ other: [] }, { token: [] }]", "required"],
  ])("reads %s as a token that is %s", (security, token) => {
    expect(described(`${security}, ${OK}`).token).toBe(token);
  });

  test("takes an operation's own servers before its path's", () => {
    const item = 'servers: [{ url: "https://eu.example.com/path" }]';
    expect(described(OK, { item }).basePath).toBe("/path");
    expect(described(`servers: [{ url: "https://{who}.example.com/own/" }], ${OK}`, { item }).basePath).toBe("/own");
  });

  test.each([
    ["{ $ref: '#/components/schemas/PetUpdate' }", "update"],
    ["{ type: array, items: { $ref: '#/components/schemas/PetTag' } }", "tags"],
    ["{ $ref: '#/components/schemas/PetDelete' }", "body"],
    ["{ $ref: '#/components/schemas/Options' }", "body"],
    ["{ $ref: '#/components/schemas/Owner' }", "body"],
    ["{ type: object }", "body"],
  ])("calls a body of %s %s", (schema, name) => {
    const path = "/pets/{owner}";
    const components =
      "schemas: { PetUpdate: { type: object }, PetTag: { type: string }, PetDelete: {}, Options: {}, Owner: {} }";
    const parameters = "parameters: [{ name: owner, in: path, required: true, schema: { type: string } }]";
    const body = `requestBody: { content: { application/json: { schema: ${schema} } } }`;
    expect(described(`${parameters}, ${body}, ${OK}`, { method: "put", components, path }).body?.name).toBe(name);
  });

  test("finds the fields of a body that are special, at any depth and through references", () => {
    const components = `schemas: {
      JsonText: { type: string, contentMediaType: application/json },
      Tag: { type: object, properties: { note: { $ref: "#/components/schemas/JsonText" }, kind: { type: string }, of: { $ref: "#/components/schemas/Pet" } } },
      Pet: { type: object, properties: {
        data: { oneOf: [{ $ref: "#/components/schemas/JsonText" }, { type: "null" }] },
        kind: { $ref: "#/components/schemas/JsonText" },
        phone: { type: string, x-repeatable: false },
        tags: { type: array, items: { $ref: "#/components/schemas/Tag" } } } } }`;
    const body = 'requestBody: { content: { application/json: { schema: { $ref: "#/components/schemas/Pet" } } } }';
    const { jsonText, unrepeatable } = described(`${body}, ${OK}`, { method: "put", components }).body!;
    // `kind` stands for two things.
    expect(jsonText).toEqual(["data", "note"]);
    expect(unrepeatable).toEqual(["phone"]);
  });
});
