import type { ParameterDescription } from "@frontegg-identity/types/operations";
import { operations } from "../api/operations.ts";
import { schemas } from "../api/schemas.ts";

/** A value for a parameter, and why one would try it. */
export interface Suggestion {
  readonly value: string;
  readonly label: string;
}

/** Values that the spec's examples have for what a parameter names, then two that fail. */
export function suggestionsFor(parameter: ParameterDescription): readonly Suggestion[] {
  const { $ref } = parameter.schema;
  const found = operations.flatMap(({ responses }) =>
    Object.values(responses).flatMap(({ content }) => {
      const { properties = {} } = schemas[content?.schemaName ?? ""] ?? {};
      const field = Object.keys(properties).find((name) => $ref !== undefined && properties[name]?.$ref === $ref);
      return Object.values(content?.examples ?? {}).flatMap(({ summary, value }) => {
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
