import { readFileSync } from "node:fs";
import { parseDocument, type OpenApiDocument } from "@frontegg-identity/generate";

type Paths = NonNullable<OpenApiDocument["paths"]>;

/** Our spec, with further operations like those that it has until there are so many. */
export function syntheticSpec(operations: number): OpenApiDocument {
  const spec = parseDocument(readFileSync(new URL("../../../spec/openapi.yaml", import.meta.url), "utf8"));
  const ours = Object.entries(spec.paths ?? {});
  const paths: Record<string, Paths[string]> = Object.fromEntries(ours);
  for (let i = ours.length; i < operations; i++) {
    const [path, item] = ours[i % ours.length]!;
    paths[path.replace("/resources/", `/resources/${i}/`)] = JSON.parse(
      JSON.stringify(item).replaceAll(/"operationId":"(\w+)"/g, `"operationId":"$1${i}"`),
    ) as Paths[string];
  }
  return { ...spec, paths };
}
