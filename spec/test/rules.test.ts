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
