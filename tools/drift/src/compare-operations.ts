import { compareContent } from "./compare-content.ts";
import { compareDescriptions } from "./compare-descriptions.ts";
import { compareMaps } from "./compare-maps.ts";
import { compareParameters } from "./compare-parameters.ts";
import { compareResponses } from "./compare-responses.ts";
import { compareServers } from "./compare-servers.ts";
import { bothSides, type Comparison, type Sides } from "./comparison.ts";
import type { FoundOperation } from "./match-operations.ts";
import type { OpenApiDocument } from "./open-api-document.ts";
import { securityOf } from "./security-of.ts";

/** Compares two operations: words, parameters, request body, responses, security and servers. */
export function compareOperations(
  found: Sides<FoundOperation>,
  documents: Sides<OpenApiDocument>,
  comparison: Comparison,
): void {
  const { note, resolve } = comparison;
  const { ours, theirs } = bothSides((side) => found[side].operation);
  compareDescriptions({ ours, theirs }, [], comparison);
  note(["deprecated"], "deprecated", ours["deprecated"] === true, theirs["deprecated"] === true);
  compareParameters(found, comparison);
  compareRequestBodies(found, comparison);
  compareResponses({ ours: ours["responses"], theirs: theirs["responses"] }, comparison);
  const security = bothSides((side) => securityOf(found[side].operation, documents[side], resolve[side]));
  note(["security"], "security", security.ours, security.theirs);
  compareServers(found, documents, comparison);
}

function compareRequestBodies(found: Sides<FoundOperation>, comparison: Comparison): void {
  compareMaps(
    bothSides((side) => {
      const { requestBody } = found[side].operation;
      return comparison.entries(side, requestBody === undefined ? {} : { requestBody });
    }),
    [],
    comparison,
    () => "request body",
    (body, pointer) => {
      compareDescriptions(body, pointer, comparison);
      comparison.note(pointer, "required", body.ours["required"] === true, body.theirs["required"] === true);
      compareContent(body, pointer, comparison);
    },
  );
}
