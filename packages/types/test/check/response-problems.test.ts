import { responseProblems } from "@frontegg-identity/types/check";
import { operations, schemas } from "@frontegg-identity/types/operations";
import { describe, expect, test } from "vitest";

describe.each(Object.values(operations))("$id", (operation) => {
  const cases = Object.entries(operation.responses).flatMap(([key, { content, headers }]) => {
    const status = key === "default" ? 500 : Number(key);
    const given = Object.values(headers).map(({ name, example }): [string, string] => [name, String(example)]); // scalars
    const examples = Object.entries(content?.examples ?? { "no content": undefined });
    return examples.map(([name, example]) => ({
      status,
      name,
      content,
      given,
      body: JSON.stringify(example?.value) ?? "",
    }));
  });

  test.each(cases)("$status $name, as the spec has it, has no problem", ({ status, content, given, body }) => {
    const headers = new Headers(given);
    if (content) headers.set("content-type", content.mediaType);
    expect(responseProblems(operation, { status, headers, body }, schemas)).toEqual([]);
  });
});

test("a header that the spec requires is reported if it is missing", () => {
  const header = { name: "X-Id", description: "", required: true, schema: { type: "string" } };
  const operation = { responses: { "204": { description: "", headers: { "x-id": header } } } };
  const received = { status: 204, headers: new Headers(), body: "" };
  expect(responseProblems(operation, received, {})).toEqual([
    { at: "header x-id", problem: "is required but missing", kind: "wrong" },
  ]);
});

test("a class of statuses describes each of its statuses", () => {
  const operation = { responses: { "4XX": { description: "", headers: {} } } };
  expect(responseProblems(operation, { status: 418, headers: new Headers(), body: "" }, {})).toEqual([]);
});
