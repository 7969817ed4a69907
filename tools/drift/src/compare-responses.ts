import { compareContent } from "./compare-content.ts";
import { compareDescriptions } from "./compare-descriptions.ts";
import { compareMaps } from "./compare-maps.ts";
import { compareSchemas } from "./compare-schemas.ts";
import { bothSides, type Comparison, type Sides } from "./comparison.ts";
import { describeSchemaOf } from "./describe-schema-of.ts";
import type { JsonObject } from "./json-object.ts";

/** Compares two operations' responses, status by status. */
export function compareResponses(responses: Sides<unknown>, comparison: Comparison): void {
  compareMaps(
    bothSides((side) => comparison.entries(side, responses[side], (status) => status.replace("xx", "XX"))),
    ["responses"],
    comparison,
    () => "response",
    (response, pointer) => {
      compareDescriptions(response, pointer, comparison);
      compareHeaders(response, [...pointer, "headers"], comparison);
      compareContent(response, pointer, comparison);
    },
  );
}

function compareHeaders(response: Sides<JsonObject>, pointer: readonly string[], comparison: Comparison): void {
  compareMaps(
    bothSides((side) => comparison.entries(side, response[side]["headers"], (name) => name.toLowerCase())),
    pointer,
    comparison,
    describeSchemaOf(comparison),
    (header, place) => {
      compareDescriptions(header, place, comparison);
      comparison.note(place, "required", header.ours["required"] === true, header.theirs["required"] === true);
      const schemas = bothSides((side) => header[side]["schema"]);
      compareSchemas(schemas, [...place, "schema"], comparison);
    },
  );
}
