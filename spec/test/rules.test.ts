import { mkdtemp, readdir, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { goodDocument } from "./good-document.ts";
import { lint, specFolder, type Problem } from "./lint.ts";

/** One fault: `find` stands exactly once in the good document and is replaced. Nothing but `rule` may then report. */
interface Fault {
  rule: string;
  fault: string;
  find: string;
  replace: string;
}

const faults: Fault[] = [
  {
    rule: "house/operation-id-verb-noun",
    fault: "an operationId in PascalCase",
    find: "operationId: getBook",
    replace: "operationId: GetBook",
  },
  {
    rule: "house/operation-id-verb-noun",
    fault: "an operationId with an underscore",
    find: "operationId: getBook",
    replace: "operationId: get_book",
  },
  {
    rule: "house/operation-id-verb-noun",
    fault: "an operationId without a noun",
    find: "operationId: getBook",
    replace: "operationId: get",
  },
  {
    rule: "house/operation-id-verb-noun",
    fault: "an operationId that starts with a noun",
    find: "operationId: getBook",
    replace: "operationId: bookGet",
  },
  {
    rule: "house/operation-id-verb-noun",
    fault: "an acronym in an operationId",
    find: "operationId: getBook",
    replace: "operationId: getBookID",
  },
  {
    rule: "house/baseline-error-responses",
    fault: "no 404 where the path has a parameter",
    find: `        "404": { $ref: "#/components/responses/Failure" }\n`,
    replace: "",
  },
  {
    rule: "house/baseline-error-responses",
    fault: "no default response",
    find: `        default: { $ref: "#/components/responses/Failure" }\n  /shelf:`,
    replace: "  /shelf:",
  },
  {
    rule: "house/baseline-error-responses",
    fault: "no 429 where the path has no parameter",
    find: `        "429": { $ref: "#/components/responses/Failure" }
        default: { $ref: "#/components/responses/Failure" }
components:`,
    replace: `        default: { $ref: "#/components/responses/Failure" }
components:`,
  },
  {
    rule: "house/response-examples",
    fault: "content without examples",
    find: `              examples:
                novel:
                  summary: A novel
                  value: { title: Middlemarch, year: 1871 }\n`,
    replace: "",
  },
  {
    rule: "house/response-examples",
    fault: "an unnamed example only",
    find: `              examples:
                novel:
                  summary: A novel
                  value: { title: Middlemarch, year: 1871 }\n`,
    replace: "              example: { title: Middlemarch, year: 1871 }\n",
  },
  {
    rule: "house/response-examples",
    fault: "an example without a summary",
    find: "                  summary: A novel\n",
    replace: "",
  },
  {
    rule: "house/response-examples",
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
    rule: "response-contains-header",
    fault: "a response without the trace id",
    find: `          description: Done.
          headers: { frontegg-trace-id: { $ref: "#/components/headers/TraceId" } }`,
    replace: "          description: Done.",
  },
  {
    rule: "response-contains-header",
    fault: "an error response without the trace id",
    find: `      description: It failed.
      headers: { frontegg-trace-id: { $ref: "#/components/headers/TraceId" } }`,
    replace: "      description: It failed.",
  },
  {
    rule: "no-invalid-media-type-examples",
    fault: "a response example that breaks its schema",
    find: "value: { title: Middlemarch, year: 1871 }",
    replace: "value: { title: 1871 }",
  },
  {
    rule: "no-invalid-media-type-examples",
    fault: "a shared example that breaks its schema",
    find: "value: { errors: [no] }",
    replace: "value: { errors: none }",
  },
  {
    rule: "no-invalid-schema-examples",
    fault: "a schema example that breaks its schema",
    find: "examples: [1871]",
    replace: "examples: [long ago]",
  },
  {
    rule: "no-invalid-parameter-examples",
    fault: "a parameter example that breaks its schema",
    find: "schema: { type: string, examples: [b1] }",
    replace: "schema: { type: string }, example: 1",
  },
];

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "spec-rules-"));
});
afterAll(() => rm(folder, { recursive: true }));

async function lintText(name: string, text: string): Promise<Problem[]> {
  const file = join(folder, `${name.replaceAll(/\W+/g, "-")}.yaml`);
  await writeFile(file, text);
  return lint(file);
}

describe.concurrent("rules", { timeout: 30_000 }, () => {
  test("are silent on a good document", async () => {
    expect(await lintText("good", goodDocument)).toEqual([]);
  });

  test.each(faults)("$rule reports $fault", async ({ rule, fault, find, replace }) => {
    expect(goodDocument.split(find), "`find` stands once in the good document").toHaveLength(2);
    const problems = await lintText(
      fault,
      goodDocument.replace(find, () => replace),
    );
    expect(new Set(problems.map((problem) => problem.ruleId))).toEqual(new Set([rule]));
  });
});

test("every rule of the house has a fault that it reports", async () => {
  const files = (await readdir(join(specFolder, "rules"))).filter((file) => file !== "index.js");
  const tested = new Set(faults.map((fault) => fault.rule).filter((rule) => rule.startsWith("house/")));
  expect(tested).toEqual(new Set(files.map((file) => `house/${file.replace(/\.js$/, "")}`)));
});
