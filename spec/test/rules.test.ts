import { expect, describe, test } from "vitest";
import { loadConfig } from "@redocly/openapi-core";
import { goodDocument } from "./good-document.ts";
import { lintText, specFolder } from "../scripts/lint-file.ts";

/** The faults that a rule reports: What is found stands exactly once in the good document, and what replaces it breaks no other rule. */
const faults: Readonly<Record<string, Readonly<Record<string, readonly [find: string | RegExp, replace: string]>>>> = {
  "rule/operation-id-verb-noun": {
    "an operationId in PascalCase": ["operationId: getBook", "operationId: GetBook"],
    "an operationId with an underscore": ["operationId: getBook", "operationId: get_book"],
    "an operationId without a noun": ["operationId: getBook", "operationId: get"],
    "an operationId that starts with a noun": ["operationId: getBook", "operationId: bookGet"],
    "an acronym in an operationId": ["operationId: getBook", "operationId: getBookID"],
  },
  "rule/not-found-response": {
    "no 404 where the path has a parameter": [`        "404": { $ref: "#/components/responses/Failure" }\n`, ""],
  },
  "rule/baseline-error-responses": {
    "no default response": [`        default: { $ref: "#/components/responses/Failure" }\n  /shelf:`, "  /shelf:"],
    "no 429 where the path has no parameter": [
      `        "429": { $ref: "#/components/responses/Failure" }
        default: { $ref: "#/components/responses/Failure" }
components:`,
      `        default: { $ref: "#/components/responses/Failure" }
components:`,
    ],
  },
  "rule/response-examples": {
    "content without examples": [
      `              examples:
                novel:
                  summary: A novel
                  value: { title: Middlemarch, year: 1871 }\n`,
      "",
    ],
    "an unnamed example only": [
      `              examples:
                novel:
                  summary: A novel
                  value: { title: Middlemarch, year: 1871 }\n`,
      "              example: { title: Middlemarch, year: 1871 }\n",
    ],
  },
  "rule/example-summary": {
    "an example without a summary": ["                  summary: A novel\n", ""],
    "a shared example without a summary": [
      "Failure: { summary: A failure, value: { errors: [no] } }",
      "Failure: { value: { errors: [no] } }",
    ],
  },
  "house/schema-property-description": {
    "a property without a description": ["title: { type: string, description: The title. }", "title: { type: string }"],
    "a property with an empty description": [
      "title: { type: string, description: The title. }",
      'title: { type: string, description: " " }',
    ],
    "a reference that leaves the description to its target": [", description: When it came out. }", " }"],
    "an undescribed property of an inline schema in a response": [
      "type: array, description: Texts., items",
      "type: array, items",
    ],
  },
  "house/server-region-or-variables": {
    "a server with neither region nor variables": ["    x-region: eu\n", ""],
    "a server with both a region and variables": [
      "  - url: https://{domain}.books.dev\n",
      "  - url: https://{domain}.books.dev\n    x-region: au\n",
    ],
    "a region that is not two lower-case letters": ["x-region: eu", "x-region: Europe"],
    "the same region twice": ["x-region: us", "x-region: eu"],
  },
  "rule/request-examples": {
    "a request body without examples": [
      "            examples:\n              draft: { summary: A draft, value: { title: Draft } }\n",
      "",
    ],
  },
  "rule/json-requests": {
    "a form": [
      '          application/json:\n            schema: { $ref: "#/components/schemas/Book" }\n            examples:\n              draft',
      '          multipart/form-data:\n            schema: { $ref: "#/components/schemas/Book" }\n            examples:\n              draft',
    ],
  },
  "rule/json-or-text-responses": {
    "an event stream": ["content: { text/plain:", "content: { text/event-stream:"],
    "a range": ["content: { text/plain:", "content: { text/*:"],
    "a file": [
      "content: { text/plain: { schema: { type: string }, examples",
      "content: { image/png: { schema: { type: string }, examples",
    ],
  },
  "rule/no-cookies": {
    "a cookie": ["{ name: shelf, in: query,", "{ name: shelf, in: cookie,"],
  },
  "rule/parameter-schema": {
    "a parameter with content": [
      "schema: { type: array, items: { type: string } }, example: [a] }",
      "example: [a], content: { application/json: { schema: { type: array, items: { type: string } } } } }",
    ],
  },
  "rule/parameter-style": {
    "an empty value": ["{ name: shelf, in: query,", "{ name: shelf, in: query, allowEmptyValue: true,"],
    "a parameter in a style of its own": [
      "{ name: shelf, in: query,",
      "{ name: shelf, in: query, style: pipeDelimited,",
    ],
  },
  "rule/bearer-tokens": {
    "an API key": ["token: { type: http, scheme: bearer }", "token: { type: apiKey, in: header, name: x-key }"],
    "a basic scheme": ["token: { type: http, scheme: bearer }", "token: { type: http, scheme: basic }"],
  },
  "rule/no-trace": {
    "a TRACE": ["  /shelf:\n    delete:", "  /shelf:\n    trace:"],
  },
  "rule/no-body-of-get": {
    "a GET with a body": [
      "      operationId: getBook\n",
      "      operationId: getBook\n      requestBody:\n        description: None.\n        content:\n          application/json: { schema: { type: string }, examples: { a: { summary: An A, value: a } } }\n",
    ],
  },
  "rule/no-callbacks": {
    "a callback": ["      x-repeatable: true\n", "      x-repeatable: true\n      callbacks: {}\n"],
  },
  "rule/no-webhooks": {
    "a webhook": ["components:\n  securitySchemes:", "webhooks: {}\ncomponents:\n  securitySchemes:"],
  },
  "rule/schema-names": {
    "a schema in kebab-case": [
      `schemas/Year", description: When it came out. }
        notes: { type: string, contentMediaType: application/json, description: JSON., x-repeatable: false }
    Year:`,
      `schemas/year-of-grace", description: When it came out. }
        notes: { type: string, contentMediaType: application/json, description: JSON., x-repeatable: false }
    year-of-grace:`,
    ],
  },
  "house/extensions": {
    "an extension that nobody reads": [
      "      x-repeatable: true\n",
      "      x-repeatable: true\n      x-repeatible: true\n",
    ],
    "an extension in another place": ["  version: 1.0.0\n", "  version: 1.0.0\n  x-region: eu\n"],
    "an extension beside a reference that nobody reads": [
      ", description: When it came out. }",
      ", description: When it came out., x-repeatible: false }",
    ],
    "a lookup with a misspelt key": ["equals: Middlemarch }", "equals: Middlemarch, errorcode: A }"],
    "x-repeatable that says what the method does": ["      x-repeatable: true\n", "      x-repeatable: false\n"],
    "a property with x-repeatable that is true": [
      "description: JSON., x-repeatable: false",
      "description: JSON., x-repeatable: true",
    ],
    "text of another media type": ["contentMediaType: application/json", "contentMediaType: text/html"],
    "a lookup by an operation that is not there": [
      "x-done-when: { operationId: deleteShelf,",
      "x-done-when: { operationId: getNovel,",
    ],
    "a lookup without a value": ["property: title, equals: Middlemarch }", "property: title }"],
  },
  "house/local-references": {
    "a reference to a part of something else": [
      "schema: { type: array, items: { type: string } }, example: [a] }",
      'schema: { type: array, items: { $ref: "#/components/headers/TraceId/schema" } }, example: [a] }',
    ],
  },
  "house/own-servers": {
    "own servers that lack a region": [
      "      - { url: https://shelves.books.dev }\n",
      "      - { url: https://shelves.books.dev, x-region: eu }\n",
    ],
    "own servers with variables": [
      "      - { url: https://shelves.books.dev }\n",
      '      - { url: "https://{a}.books.dev", variables: { a: { default: b } } }\n',
    ],
  },
  "house/parameters": {
    "a parameter of the path that may be left out": ["in: path, required: true", "in: path"],
    "a header with a space in its name": [
      "        - { name: shelf,",
      "        - { name: x a, in: header, description: Where., schema: { type: string } }\n        - { name: shelf,",
    ],
    "a parameter that is an object": [
      "schema: { type: array, items: { type: string } }, example: [a] }",
      "schema: { type: object }, example: {} }",
    ],
    "a list in the path": [
      "{ name: bookId, in: path, required: true, description: The id., schema: { type: string, examples: [b1] } }",
      "{ name: bookId, in: path, required: true, description: The id., schema: { type: array, items: { type: string } }, example: [b1] }",
    ],
    "a required parameter without an example": ["schema: { type: string, examples: [b1] }", "schema: { type: string }"],
    "a header that the client sets": [
      "        - { name: shelf,",
      "        - { name: Host, in: header, description: Where., schema: { type: string } }\n        - { name: shelf,",
    ],
  },
  "house/contents": {
    "a second media type of a body": [
      "              draft: { summary: A draft, value: { title: Draft } }\n",
      "              draft: { summary: A draft, value: { title: Draft } }\n          application/merge-patch+json: { schema: { type: object }, examples: { a: { summary: An A, value: {} } } }\n",
    ],
    "a body without a media type": [
      / {10}application\/json:\n {12}schema: .*\n {12}examples:\n {14}draft.*\n/,
      "          {}\n",
    ],
    "JSON and text": [
      '        "204":\n          description: It was there.\n',
      '        "200":\n          description: It was there.\n          content: { application/json: { schema: { type: string }, examples: { id: { summary: An ID, value: b2 } } } }\n',
    ],
  },
  "rule/success-response": {
    "errors alone": [/ {8}"200":\n {10}description: Done.\n.*\n/, ""],
  },
  "rule/openapi-version": {
    "another version": ["openapi: 3.1.1", "openapi: 3.2.0"],
  },
  "rule/https": {
    "a server without TLS": ["url: https://shelves", "url: http://shelves"],
    "a server without a host": ["url: https://shelves.books.dev", "url: /shelves"],
  },
  "rule/paths": {
    "a letter outside of ASCII": ["  /shelf:\n", "  /größe:\n"],
    "a space": ["  /shelf:\n", "  /my shelf:\n"],
    "a fragment": ["  /shelf:\n", "  /shelf#a:\n"],
    "a segment that URLs drop": ["  /shelf:\n", "  /a/../shelf:\n"],
    "an empty segment": ["  /shelf:\n", "  //shelf:\n"],
    "a parameter twice": ["  /books/{bookId}:\n", "  /books/{bookId}/{bookId}:\n"],
  },
  "rule/statuses": {
    "an informational one": ['        "204":\n', '        "100":\n'],
    "one that HTTP lacks": ['        "204":\n', '        "600":\n'],
  },
  "rule/no-content": {
    "a 204 with content": [
      "          description: It was there.\n",
      "          description: It was there.\n          content: { text/plain: { schema: { type: string }, examples: { id: { summary: An ID, value: b2 } } } }\n",
    ],
  },
  "rule/example-values": {
    "an example elsewhere": [
      "draft: { summary: A draft, value: { title: Draft } }",
      "draft: { summary: A draft, externalValue: https://books.dev/draft.json }",
    ],
  },
  "rule/no-encoding": {
    "an encoding": [
      "              draft: { summary: A draft, value: { title: Draft } }\n",
      "              draft: { summary: A draft, value: { title: Draft } }\n            encoding: { title: { contentType: text/plain } }\n",
    ],
  },
  "rule/schema-keywords": {
    "a read-only property": ["notes: { type: string,", "notes: { type: string, readOnly: true,"],
    "an anchor": ["Year: { type: integer,", "Year: { $anchor: year, type: integer,"],
  },
  "rule/property-names": {
    "a property that no object can have": [
      "title: { type: string, description: The title. }",
      "title: { type: string, description: The title. }\n        __proto__: { type: string, description: A parent. }",
    ],
  },
  "rule/schema-names-not-taken": {
    "a name of the language": [
      "    Year: { type: integer, description: A year., examples: [1871] }\n",
      '    Year: { type: integer, description: A year., examples: [1871], allOf: [{ $ref: "#/components/schemas/Record" }] }\n    Record: { type: integer }\n',
    ],
  },
};

describe("rules", () => {
  test("are silent on a good document", async () => {
    expect(await lintText(goodDocument)).toEqual([]);
  });

  const rows = Object.entries(faults).flatMap(([rule, breaks]) =>
    Object.entries(breaks).map(([fault, [find, replace]]) => ({ rule, fault, find, replace })),
  );

  test.each(rows)("$rule reports $fault", async ({ rule, find, replace }) => {
    expect(goodDocument.split(find), "`find` stands once in the good document").toHaveLength(2);
    const problems = await lintText(goodDocument.replace(find, () => replace));
    expect(new Set(problems.map((problem) => problem.ruleId))).toEqual(new Set([rule]));
  });
});

test("every rule of this repository has a fault that it reports", async () => {
  const { rules = {} } = (await loadConfig({ configPath: `${specFolder}redocly.yaml` })).resolvedConfig;
  const own = Object.keys(rules).filter((rule) => /^(?:house|rule)\//.test(rule));
  expect(new Set(Object.keys(faults))).toEqual(new Set(own));
});
