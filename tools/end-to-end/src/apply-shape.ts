import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { parse, parseDocument } from "yaml";
import type { Shape } from "./shapes.ts";

/** The errors that every operation documents; the linter names what is missing. */
const baseline = {
  "400": "BadRequest",
  "401": "Unauthorized",
  "403": "Forbidden",
  "404": "NotFound",
  "429": "TooManyRequests",
  default: "UnexpectedError",
} as const;

type Paths = Record<string, Record<string, { readonly responses?: Record<string, unknown> }>>;

/** Adds the operation of a shape to the spec of a copy of the repository. */
export function applyShape(copy: string, { paths, components = "{}" }: Shape): void {
  const file = join(copy, "spec/openapi.yaml");
  const document = parseDocument(readFileSync(file, "utf8"));
  for (const [path, item] of Object.entries(parse(paths) as Paths)) {
    for (const [key, value] of Object.entries(item)) {
      for (const [status, name] of Object.entries(baseline))
        if (value.responses) value.responses[status] ??= { $ref: `#/components/responses/${name}` };
      document.setIn(["paths", path, key], document.createNode(value));
    }
  }
  for (const [kind, named] of Object.entries(parse(components) as Record<string, object>)) {
    for (const [name, value] of Object.entries(named)) {
      document.setIn(["components", kind, name], document.createNode(value));
    }
  }
  writeFileSync(file, document.toString({ lineWidth: 120 }));
}
