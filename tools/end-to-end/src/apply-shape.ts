import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { isMap, isScalar, parse, parseDocument } from "yaml";
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
      if (value.responses) {
        for (const [status, name] of Object.entries(baseline)) {
          // An integer would be put before the status of success.
          value.responses[status] ??= { $ref: `#/components/responses/${name}` };
        }
      }
      document.setIn(["paths", path, key], document.createNode(value));
    }
  }
  for (const [kind, named] of Object.entries(parse(components) as Record<string, object>)) {
    for (const [name, value] of Object.entries(named)) {
      document.setIn(["components", kind, name], document.createNode(value));
    }
  }
  quoteStatuses(document.get("paths"));
  writeFileSync(file, document.toString({ lineWidth: 120 }));
}

/** Writes the keys that look like numbers as text, as OpenAPI has them. */
function quoteStatuses(node: unknown): void {
  if (!isMap(node)) return;
  for (const { key, value } of node.items) {
    if (isScalar(key) && /^\d/.test(String(key.value))) {
      key.value = String(key.value);
      key.type = "QUOTE_DOUBLE";
    }
    quoteStatuses(value);
  }
}
