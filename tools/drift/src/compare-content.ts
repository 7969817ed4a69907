import { compareMaps } from "./compare-maps.ts";
import { compareSchemas } from "./compare-schemas.ts";
import { bothSides, type Comparison, type Sides } from "./comparison.ts";
import { describeSchemaOf } from "./describe-schema-of.ts";
import type { JsonObject } from "./json-object.ts";

/** Compares the content of two request bodies or responses, media type by media type. */
export function compareContent(holders: Sides<JsonObject>, pointer: readonly string[], comparison: Comparison): void {
  compareMaps(
    bothSides((side) => comparison.entries(side, holders[side]["content"], withoutParameters)),
    [...pointer, "content"],
    comparison,
    describeSchemaOf(comparison),
    (mediaType, place) => {
      const schemas = bothSides((side) => mediaType[side]["schema"]);
      compareSchemas(schemas, [...place, "schema"], comparison);
    },
  );
}

/** @see RFC 9110 section 8.3.1 */
function withoutParameters(mediaType: string): string {
  return mediaType.replace(/;.*$/, "").trim().toLowerCase();
}
