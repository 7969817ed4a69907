import { compareDescriptions } from "./compare-descriptions.ts";
import { compareMaps } from "./compare-maps.ts";
import { compareSchemas } from "./compare-schemas.ts";
import { bothSides, type Comparison, type Sides } from "./comparison.ts";
import { describeSchemaOf } from "./describe-schema-of.ts";
import type { JsonObject } from "./json-object.ts";
import type { FoundOperation } from "./match-operations.ts";
import { parameterPlaces, parametersOf } from "./parameters-of.ts";

/** Compares the parameters of two operations, place by place. */
export function compareParameters(found: Sides<FoundOperation>, comparison: Comparison): void {
  const parameters = bothSides((side) => parametersOf(found[side], found.ours.path, comparison.resolve[side]));
  for (const place of parameterPlaces) {
    compareMaps(
      bothSides((side) => parameters[side][place]),
      ["parameters", place],
      comparison,
      describeSchemaOf(comparison),
      (parameter, pointer) => {
        compareDescriptions(parameter, pointer, comparison);
        compareFlags(parameter, pointer, comparison);
        compareSerialization(parameter, place, pointer, comparison);
        const schemas = bothSides((side) => parameter[side]["schema"]);
        compareSchemas(schemas, [...pointer, "schema"], comparison);
      },
    );
  }
}

function compareFlags({ ours, theirs }: Sides<JsonObject>, pointer: readonly string[], { note }: Comparison): void {
  note(pointer, "required", ours["required"] === true, theirs["required"] === true);
  note([...pointer, "deprecated"], "deprecated", ours["deprecated"] === true, theirs["deprecated"] === true);
}

/** @see https://spec.openapis.org/oas/v3.1.1.html#parameter-object for the defaults of `style` and `explode` */
function compareSerialization(
  parameter: Sides<JsonObject>,
  place: (typeof parameterPlaces)[number],
  pointer: readonly string[],
  { note }: Comparison,
): void {
  const style = bothSides(
    (side) => parameter[side]["style"] ?? (place === "query" || place === "cookie" ? "form" : "simple"),
  );
  const explode = bothSides((side) => parameter[side]["explode"] ?? style[side] === "form");
  note([...pointer, "style"], "serialization", style.ours, style.theirs);
  note([...pointer, "explode"], "serialization", explode.ours, explode.theirs);
}
