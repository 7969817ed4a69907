import { expect, it } from "vitest";
import { review } from "../src/index.ts";

const legal = {
  "OpenAPI 3.0 with nullable": {
    openapi: "3.0.3",
    components: {
      schemas: { A: { type: "string", nullable: true }, B: { type: "integer", minimum: 1, exclusiveMinimum: true } },
    },
  },
  "OpenAPI 3.2 with its own methods": {
    openapi: "3.2.0",
    $self: "https://x.dev/openapi.json",
    tags: [{ name: "a", kind: "nav" }],
    paths: {
      "/a": {
        query: { operationId: "queryA", responses: { 200: { description: "A" } } },
        additionalOperations: { COPY: { operationId: "copyA", responses: { 204: { description: "A" } } } },
      },
    },
  },
  "a $ref inside an extension": {
    openapi: "3.1.0",
    "x-a": { $ref: "#/nowhere" },
    paths: { "/a": { "x-b": [{ $ref: "gone.yaml" }] } },
  },
  "an operation ID with a hyphen": {
    openapi: "3.1.0",
    paths: { "/a": { get: { operationId: "get-a", responses: { 200: { description: "A" } } } } },
  },
  "an $anchor": {
    openapi: "3.1.0",
    components: { schemas: { A: { $anchor: "a", type: "string" }, B: { $ref: "#a" } } },
  },
  "a base schema that is one of those that extend it": {
    openapi: "3.0.1",
    components: {
      schemas: {
        Pet: {
          type: "object",
          required: ["kind"],
          properties: { kind: { type: "string" } },
          discriminator: { propertyName: "kind", mapping: { cat: "#/components/schemas/Cat" } },
          oneOf: [{ $ref: "#/components/schemas/Cat" }],
        },
        Cat: {
          allOf: [{ $ref: "#/components/schemas/Pet" }, { type: "object", properties: { purrs: { type: "boolean" } } }],
        },
      },
    },
    paths: {
      "/pets": {
        get: {
          responses: {
            200: { description: "A pet", content: { "*/*": { schema: { $ref: "#/components/schemas/Pet" } } } },
          },
        },
      },
    },
  },
  "a discriminator mapping by bare name": {
    openapi: "3.1.0",
    components: {
      schemas: {
        Cat: { type: "object", properties: { kind: { const: "c" } } },
        Pet: {
          oneOf: [{ $ref: "#/components/schemas/Cat" }],
          discriminator: { propertyName: "kind", mapping: { c: "Cat" } },
        },
      },
    },
  },
  "components alone": { openapi: "3.1.0", components: {} },
};

it.each(Object.entries(legal))("takes %s", async (_name, document) => {
  const info = { title: "T", version: "1.0.0" };
  const text = JSON.stringify({ info, paths: {}, ...document });
  const same = await review({ name: "old.json", text }, { name: "new.json", text });
  expect(same).toEqual({ wire: "none", types: "none", required: "none", changes: [] });
  const reworded = JSON.stringify({ info: { ...info, description: "Words." }, paths: {}, ...document });
  expect(await review({ name: "old.json", text }, { name: "new.json", text: reworded })).toMatchObject({
    required: "patch",
  });
});

function copying(type: string): string {
  const responses = { 200: { description: "A", content: { "text/plain": { schema: { type } } } } };
  const paths = { "/a": { additionalOperations: { COPY: { operationId: "copyA", responses } } } };
  return JSON.stringify({ openapi: "3.2.0", info: { title: "T", version: "1.0.0" }, paths });
}

it("sees a break in what only 3.2 has", async () => {
  const [old, updated] = [copying("string"), copying("integer")];
  const found = await review({ name: "old.json", text: old }, { name: "new.json", text: updated });
  expect(found).toMatchObject({ wire: "major", changes: [{ operations: ["copyA"] }] });
});
