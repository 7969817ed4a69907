import type { CanonicalSchema } from "./canonical-schema.ts";

/** Says in a few words what a schema allows: `string`, `integer or string`, `any`, `one of 3 schemas`. */
export function typeName({ types, alternatives }: CanonicalSchema): string {
  if (alternatives.length > 0) return `one of ${alternatives.length} schemas`;
  return types.length === 0 ? "any" : types.join(" or ");
}
