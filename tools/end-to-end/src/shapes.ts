import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { parse, parseDocument } from "yaml";

/** An operation that a person adds to the spec. */
export interface Shape {
  readonly name: string;
  /** A call of its method, with `client` and `options`. */
  readonly call: string;
  /** Path items, which hold operations and what these share. */
  readonly paths: Readonly<Record<string, Readonly<Record<string, Partial<Operation>>>>>;
  readonly components?: Readonly<Record<string, Readonly<Record<string, object>>>>;
}

interface Operation {
  readonly summary: string;
  readonly requestBody?: object;
  readonly responses: Readonly<Record<string, object>>;
}

/** The shapes of `shapes.yaml`. Only that file is parsed. */
export const shapes = parse(readFileSync(new URL("../shapes.yaml", import.meta.url), "utf8")) as readonly Shape[];

/** The errors that every operation documents; the linter names what is missing. */
const baseline = {
  "400": "BadRequest",
  "401": "Unauthorized",
  "403": "Forbidden",
  "404": "NotFound",
  "429": "TooManyRequests",
  default: "UnexpectedError",
} as const;
const errors = Object.fromEntries(
  Object.entries(baseline).map(([status, name]) => [status, { $ref: `#/components/responses/${name}` }]),
);
const headers = { "frontegg-trace-id": { $ref: "#/components/headers/TraceId" } };

/** Adds the operation of a shape to the spec of a copy of the repository. */
export function applyShape(copy: string, { paths, components = {} }: Shape): void {
  const file = join(copy, "spec/openapi.yaml");
  const document = parseDocument(readFileSync(file, "utf8"));
  // Without aliases, as a person writes it.
  const nodeOf = (value: unknown) => document.createNode(value, { aliasDuplicateObjects: false });
  for (const [path, item] of Object.entries(paths))
    for (const [key, value] of Object.entries(item)) document.setIn(["paths", path, key], nodeOf(completed(value)));
  for (const [kind, named] of Object.entries(components))
    for (const [name, value] of Object.entries(named)) document.setIn(["components", kind, name], nodeOf(value));
  writeFileSync(file, document.toString({ lineWidth: 120 }));
}

/** Adds what every operation has. What else stands in a path item stays as it is. */
function completed(value: Partial<Operation>): object {
  const { summary, requestBody, responses } = value;
  if (responses === undefined) return value;
  const described = (part: object, facts: object): object =>
    "$ref" in part ? part : { description: `${summary}.`, ...facts, ...part };
  const successes = Object.entries(responses).map(([status, response]) => [status, described(response, { headers })]);
  return {
    ...described(value, { tags: ["Users"] }),
    ...(requestBody && { requestBody: described(requestBody, { required: true }) }),
    responses: { ...Object.fromEntries(successes), ...errors },
  };
}
