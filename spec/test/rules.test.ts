import { expect, describe, test } from "vitest";
import { loadConfig } from "@redocly/openapi-core";
import { goodDocument } from "./good-document.ts";
import { lintText, specFolder } from "../scripts/lint-description.ts";

/** One fault: `find` stands exactly once in the good document and is replaced. Nothing but `rule` may then report. */
interface Fault {
  rule: string;
  fault: string;
  find: string;
  replace: string;
}

const faults: Fault[] = [
  {
    rule: "rule/operation-id-verb-noun",
    fault: "an operationId in PascalCase",
    find: "operationId: getBook",
    replace: "operationId: GetBook",
  },
  {
    rule: "rule/operation-id-verb-noun",
    fault: "an operationId with an underscore",
    find: "operationId: getBook",
    replace: "operationId: get_book",
  },
  {
    rule: "rule/operation-id-verb-noun",
    fault: "an operationId without a noun",
    find: "operationId: getBook",
    replace: "operationId: get",
  },
  {
    rule: "rule/operation-id-verb-noun",
    fault: "an operationId that starts with a noun",
    find: "operationId: getBook",
    replace: "operationId: bookGet",
  },
  {
    rule: "rule/operation-id-verb-noun",
    fault: "an acronym in an operationId",
    find: "operationId: getBook",
    replace: "operationId: getBookID",
  },
  {
    rule: "rule/not-found-response",
    fault: "no 404 where the path has a parameter",
    find: `        "404": { $ref: "#/components/responses/Failure" }\n`,
    replace: "",
  },
  {
    rule: "rule/baseline-error-responses",
    fault: "no default response",
    find: `        default: { $ref: "#/components/responses/Failure" }\n  /shelf:`,
    replace: "  /shelf:",
  },
  {
    rule: "rule/baseline-error-responses",
    fault: "no 429 where the path has no parameter",
    find: `        "429": { $ref: "#/components/responses/Failure" }
        default: { $ref: "#/components/responses/Failure" }
components:`,
    replace: `        default: { $ref: "#/components/responses/Failure" }
components:`,
  },
  {
    rule: "rule/response-examples",
    fault: "content without examples",
    find: `              examples:
                novel:
                  summary: A novel
                  value: { title: Middlemarch, year: 1871 }\n`,
    replace: "",
  },
  {
    rule: "rule/response-examples",
    fault: "an unnamed example only",
    find: `              examples:
                novel:
                  summary: A novel
                  value: { title: Middlemarch, year: 1871 }\n`,
    replace: "              example: { title: Middlemarch, year: 1871 }\n",
  },
  {
    rule: "rule/example-summary",
    fault: "an example without a summary",
    find: "                  summary: A novel\n",
    replace: "",
  },
  {
    rule: "rule/example-summary",
    fault: "a shared example without a summary",
    find: "Failure: { summary: A failure, value: { errors: [no] } }",
    replace: "Failure: { value: { errors: [no] } }",
  },
  {
    rule: "house/schema-property-description",
    fault: "a property without a description",
    find: "title: { type: string, description: The title. }",
    replace: "title: { type: string }",
  },
  {
    rule: "house/schema-property-description",
    fault: "a property with an empty description",
    find: "title: { type: string, description: The title. }",
    replace: 'title: { type: string, description: " " }',
  },
  {
    rule: "house/schema-property-description",
    fault: "a reference that leaves the description to its target",
    find: ", description: When it came out. }",
    replace: " }",
  },
  {
    rule: "house/schema-property-description",
    fault: "an undescribed property of an inline schema in a response",
    find: "type: array, description: Texts., items",
    replace: "type: array, items",
  },
  {
    rule: "house/server-id-or-variable",
    fault: "a server with neither region nor variables",
    find: "    x-region: eu\n",
    replace: "",
  },
  {
    rule: "house/server-id-or-variable",
    fault: "a server with both a region and variables",
    find: "  - url: https://{domain}.books.dev\n",
    replace: "  - url: https://{domain}.books.dev\n    x-region: au\n",
  },
  {
    rule: "house/server-id-or-variable",
    fault: "a region that is not two lower-case letters",
    find: "x-region: eu",
    replace: "x-region: Europe",
  },
  {
    rule: "house/server-id-or-variable",
    fault: "the same region twice",
    find: "x-region: us",
    replace: "x-region: eu",
  },
  {
    rule: "rule/request-examples",
    fault: "a request body without examples",
    find: "            examples:\n              draft: { summary: A draft, value: { title: Draft } }\n",
    replace: "",
  },
  {
    rule: "rule/json-requests",
    fault: "a form",
    find: '          application/json:\n            schema: { $ref: "#/components/schemas/Book" }\n            examples:\n              draft',
    replace:
      '          multipart/form-data:\n            schema: { $ref: "#/components/schemas/Book" }\n            examples:\n              draft',
  },
  {
    rule: "rule/json-or-text-responses",
    fault: "a file",
    find: "content: { text/plain: { schema: { type: string }, examples",
    replace: "content: { image/png: { schema: { type: string }, examples",
  },
  {
    rule: "rule/no-cookies",
    fault: "a cookie",
    find: "{ name: shelf, in: query,",
    replace: "{ name: shelf, in: cookie,",
  },
  {
    rule: "rule/parameter-schema",
    fault: "a parameter with content",
    find: "schema: { type: array, items: { type: string } }, example: [a] }",
    replace: "example: [a], content: { application/json: { schema: { type: array, items: { type: string } } } } }",
  },
  {
    rule: "rule/parameter-style",
    fault: "a parameter in a style of its own",
    find: "{ name: shelf, in: query,",
    replace: "{ name: shelf, in: query, style: pipeDelimited,",
  },
  {
    rule: "rule/bearer-tokens",
    fault: "an API key",
    find: "token: { type: http, scheme: bearer }",
    replace: "token: { type: apiKey, in: header, name: x-key }",
  },
  {
    rule: "rule/bearer-tokens",
    fault: "a basic scheme",
    find: "token: { type: http, scheme: bearer }",
    replace: "token: { type: http, scheme: basic }",
  },
  {
    rule: "rule/no-trace",
    fault: "a TRACE",
    find: "  /shelf:\n    delete:",
    replace: "  /shelf:\n    trace:",
  },
  {
    rule: "rule/no-body-of-get",
    fault: "a GET with a body",
    find: "      operationId: getBook\n",
    replace:
      "      operationId: getBook\n      requestBody:\n        description: None.\n        content:\n          application/json: { schema: { type: string }, examples: { a: { summary: An A, value: a } } }\n",
  },
  {
    rule: "rule/no-callbacks",
    fault: "a callback",
    find: "      x-repeatable: true\n",
    replace: "      x-repeatable: true\n      callbacks: {}\n",
  },
  {
    rule: "rule/no-webhooks",
    fault: "a webhook",
    find: "components:\n  securitySchemes:",
    replace: "webhooks: {}\ncomponents:\n  securitySchemes:",
  },
  {
    rule: "rule/schema-names",
    fault: "a schema in kebab-case",
    find: `schemas/Year", description: When it came out. }
        notes: { type: string, contentMediaType: application/json, description: JSON., x-repeatable: false }
    Year:`,
    replace: `schemas/year-of-grace", description: When it came out. }
        notes: { type: string, contentMediaType: application/json, description: JSON., x-repeatable: false }
    year-of-grace:`,
  },
  {
    rule: "house/extensions",
    fault: "x-repeatable that says what the method does",
    find: "      x-repeatable: true\n",
    replace: "      x-repeatable: false\n",
  },
  {
    rule: "house/extensions",
    fault: "a property with x-repeatable that is true",
    find: "description: JSON., x-repeatable: false",
    replace: "description: JSON., x-repeatable: true",
  },
  {
    rule: "house/extensions",
    fault: "text of another media type",
    find: "contentMediaType: application/json",
    replace: "contentMediaType: text/html",
  },
  {
    rule: "house/extensions",
    fault: "a lookup by an operation that is not there",
    find: "x-done-when: { operationId: deleteShelf,",
    replace: "x-done-when: { operationId: getNovel,",
  },
  {
    rule: "house/extensions",
    fault: "a lookup without a value",
    find: "property: title, equals: Middlemarch }",
    replace: "property: title }",
  },
  {
    rule: "house/local-references",
    fault: "a reference to a part of something else",
    find: "schema: { type: array, items: { type: string } }, example: [a] }",
    replace: 'schema: { type: array, items: { $ref: "#/components/headers/TraceId/schema" } }, example: [a] }',
  },
  {
    rule: "house/own-servers",
    fault: "own servers that lack a region",
    find: "      - { url: https://shelves.books.dev }\n",
    replace: "      - { url: https://shelves.books.dev, x-region: eu }\n",
  },
  {
    rule: "house/own-servers",
    fault: "own servers with variables",
    find: "      - { url: https://shelves.books.dev }\n",
    replace: '      - { url: "https://{a}.books.dev", variables: { a: { default: b } } }\n',
  },
  {
    rule: "house/parameters",
    fault: "a parameter that is an object",
    find: "schema: { type: array, items: { type: string } }, example: [a] }",
    replace: "schema: { type: object }, example: {} }",
  },
  {
    rule: "house/parameters",
    fault: "a list in the path",
    find: "{ name: bookId, in: path, required: true, description: The id., schema: { type: string, examples: [b1] } }",
    replace:
      "{ name: bookId, in: path, required: true, description: The id., schema: { type: array, items: { type: string } }, example: [b1] }",
  },
  {
    rule: "house/parameters",
    fault: "a required parameter without an example",
    find: "schema: { type: string, examples: [b1] }",
    replace: "schema: { type: string }",
  },
  {
    rule: "house/parameters",
    fault: "a header that the client sets",
    find: "        - { name: shelf,",
    replace:
      "        - { name: Host, in: header, description: Where., schema: { type: string } }\n        - { name: shelf,",
  },
  {
    rule: "house/success-kind",
    fault: "JSON and text",
    find: '        "204":\n          description: It was there.\n',
    replace:
      '        "200":\n          description: It was there.\n          content: { application/json: { schema: { type: string }, examples: { id: { summary: An ID, value: b2 } } } }\n',
  },
];

describe("rules", () => {
  test("are silent on a good document", async () => {
    expect(await lintText(goodDocument)).toEqual([]);
  });

  test.each(faults)("$rule reports $fault", async ({ rule, find, replace }) => {
    expect(goodDocument.split(find), "`find` stands once in the good document").toHaveLength(2);
    const problems = await lintText(goodDocument.replace(find, () => replace));
    expect(new Set(problems.map((problem) => problem.ruleId))).toEqual(new Set([rule]));
  });
});

test("every rule of this repository has a fault that it reports", async () => {
  const { rules = {} } = (await loadConfig({ configPath: `${specFolder}redocly.yaml` })).resolvedConfig;
  const own = Object.keys(rules).filter((rule) => /^(?:house|rule)\//.test(rule));
  expect(new Set(faults.map((fault) => fault.rule))).toEqual(new Set(own));
});
