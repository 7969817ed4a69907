import { docComment } from "./doc-comment.ts";
import type { OpenApiDocument } from "./open-api-document.ts";

/**
 * Declares the known values of each schema with `x-extensible-enum` as a constant and a type of one name, for instance
 * `KnownManagedBy`. The schema itself is a `string`, because any other value may come.
 */
export function knownValues(document: OpenApiDocument): string {
  return Object.entries(document.components?.schemas ?? {})
    .flatMap(([schema, { "x-extensible-enum": values }]) => {
      if (values === undefined) return [];
      const name = `Known${schema}`;
      const entries = values.map((value) => `    ${JSON.stringify(value)}: ${JSON.stringify(value)},\n`);
      return [
        docComment(`The known values of {@link ${schema}}, to compare with. Others may come.`),
        `export const ${name} = {\n${entries.join("")}} as const;\n`,
        docComment(`A known value of {@link ${schema}}.`),
        `export type ${name} = (typeof ${name})[keyof typeof ${name}];\n`,
      ];
    })
    .join("");
}
