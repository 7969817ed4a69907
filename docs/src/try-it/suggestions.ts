import { operations } from "../api/operations.ts";
import { schemaName } from "../api/schemas.ts";
import { schemas, type Parameter } from "../api/description.ts";

/** A value for a parameter, and why one would try it. */
export interface Suggestion {
  readonly value: string;
  readonly label: string;
}

/** Values that the spec's examples have for what a parameter names, then two that fail. */
export function suggestionsFor(parameter: Parameter): readonly Suggestion[] {
  const { $ref } = parameter.schema;
  const found = operations.flatMap(({ responses }) =>
    responses.flatMap(({ content }) => {
      const { properties = {} } = schemas[(content && schemaName(content.schema)) ?? ""] ?? {};
      const field = Object.keys(properties).find((name) => $ref !== undefined && properties[name]?.$ref === $ref);
      return (content?.examples ?? []).flatMap(({ summary, value }) => {
        const known = field === undefined ? undefined : (value as Record<string, unknown>)[field]; // an object, as its schema says
        return typeof known === "string" ? [[known, summary] as const] : [];
      });
    }),
  );
  const examples = new Map([[String(parameter.example), "the example"] as const, ...found]);
  return [
    ...[...examples].map(([value, label]) => ({ value, label })),
    { value: "nobody", label: "nobody: it doesn’t exist" },
    { value: "..", label: "..: it would change the path" },
  ];
}
