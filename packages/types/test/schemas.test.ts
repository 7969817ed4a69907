import { isDeepStrictEqual } from "node:util";
import { Ajv2020, type ValidateFunction } from "ajv/dist/2020.js";
import * as fixtures from "@frontegg-identity/types/fixtures";
import { operations } from "@frontegg-identity/types/operations";
import schemas from "@frontegg-identity/types/schemas.json" with { type: "json" };
import { describe, expect, test } from "vitest";
import { z } from "zod";

const contents = Object.values(operations).flatMap(({ body, responses }) => [
  ...(body ? [body] : []),
  ...Object.values(responses).flatMap(({ content }) => content ?? []),
]);

/** The values of a fixture, which may be a list, and the name of their schema. */
function typed(fixture: unknown): { name: string; values: readonly unknown[] } {
  const content = contents.find(({ examples }) =>
    Object.values(examples).some(({ value }) => isDeepStrictEqual(value, fixture)),
  );
  const { schemaName, schema } = content!; // every fixture is an example
  if (schemaName !== undefined) return { name: schemaName, values: [fixture] };
  const { $ref } = schema["items"] as { $ref: string }; // of others no fixture is made
  return { name: $ref.replace("#/$defs/", ""), values: fixture as unknown[] };
}

const validators = {
  Ajv: (name: string) => {
    const ajv = new Ajv2020({ strict: true, logger: false });
    // The second argument is only for documents without `$id`, as this is.
    const validate: ValidateFunction | undefined = ajv
      .addSchema(schemas, "frontegg")
      .getSchema(`frontegg#/$defs/${name}`);
    if (validate === undefined) throw new Error(`No schema ${name}`);
    return (value: unknown) => validate(value);
  },
  Zod: (name: string) => {
    // Zod's own type of a schema is narrower than that of imported JSON, in which every string is a `string`.
    const schema = z.fromJSONSchema({ ...schemas, $ref: `#/$defs/${name}` } as Parameters<typeof z.fromJSONSchema>[0]);
    return (value: unknown) => schema.safeParse(value).success;
  },
};

describe.each(Object.entries(validators))("%s reads schemas.json as it is", (_name, validator) => {
  test.each(Object.keys(schemas.$defs))("%s", (name) => {
    expect(validator(name)).toBeTypeOf("function");
  });

  test.each(Object.entries(fixtures))("the fixture %s is valid", (_fixture, value) => {
    const { name, values } = typed(value);
    for (const one of values) expect(validator(name)(one)).toBe(true);
  });

  test("and finds what is wrong", () => {
    expect(validator("User")({ ...fixtures.fullUser, mfaEnrolled: "yes" })).toBe(false);
    expect(validator("User")({ ...fixtures.fullUser, id: undefined })).toBe(false);
    expect(validator("UserUpdate")({ phoneNumber: "0123" })).toBe(false);
  });
});

test("Ajv allows no keyword that it does not know", () => {
  expect(() => new Ajv2020({ strict: true }).compile({ type: "string", "x-extensible-enum": ["a"] })).toThrow(
    'unknown keyword: "x-extensible-enum"',
  );
});
