import { canonicalSchema } from "./canonical-schema.ts";
import type { Comparison, Side } from "./comparison.ts";
import type { JsonObject } from "./json-object.ts";
import { typeName } from "./type-name.ts";

/** Makes the function that says of a parameter, header or media type what its schema allows. */
export function describeSchemaOf({ resolve }: Comparison): (holder: JsonObject, side: Side) => string {
  return (holder, side) => typeName(canonicalSchema(holder["schema"], resolve[side]));
}
