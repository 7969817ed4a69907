import { compareDescriptions } from "./compare-descriptions.ts";
import { compareMaps } from "./compare-maps.ts";
import { bothSides, type Comparison, type Sides } from "./comparison.ts";
import { arrayOrEmpty, objectOrEmpty, type JsonObject } from "./json-object.ts";
import type { FoundOperation } from "./match-operations.ts";
import type { OpenApiDocument } from "./open-api-document.ts";

/** Compares the servers of two operations by URL, and the variables in the URLs. */
export function compareServers(
  found: Sides<FoundOperation>,
  documents: Sides<OpenApiDocument>,
  comparison: Comparison,
): void {
  compareMaps(
    bothSides((side) => serversOf(found[side], documents[side])),
    ["servers"],
    comparison,
    () => "server",
    (server, pointer) => {
      compareDescriptions(server, pointer, comparison);
      compareVariables(server, [...pointer, "variables"], comparison);
    },
  );
}

function compareVariables(server: Sides<JsonObject>, pointer: readonly string[], comparison: Comparison): void {
  compareMaps(
    bothSides((side) => comparison.entries(side, server[side]["variables"])),
    pointer,
    comparison,
    (variable) => variable["default"],
    (variable, place) => {
      compareDescriptions(variable, place, comparison);
      comparison.note([...place, "default"], "default", variable.ours["default"], variable.theirs["default"]);
      comparison.note([...place, "enum"], "enum", variable.ours["enum"], variable.theirs["enum"]);
    },
  );
}

/** The servers that hold for an operation, by URL without a trailing slash and with the prefix that its path lacks. */
function serversOf(
  { operation, pathItem, prefix }: FoundOperation,
  { root }: OpenApiDocument,
): ReadonlyMap<string, JsonObject> {
  const servers = arrayOrEmpty(operation["servers"] ?? pathItem["servers"] ?? root["servers"]).map(objectOrEmpty);
  return new Map(servers.map((server) => [String(server["url"]).replace(/\/+$/, "") + prefix, server]));
}
