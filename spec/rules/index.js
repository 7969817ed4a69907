import { contents } from "./contents.js";
import { extensions } from "./extensions.js";
import { localReferences } from "./local-references.js";
import { ownServers } from "./own-servers.js";
import { parameters } from "./parameters.js";
import { schemaPropertyDescription } from "./schema-property-description.js";
import { serverRegionOrVariables } from "./server-region-or-variables.js";

/** The plugin that redocly.yaml loads: one rule per file, named `house/<file name>`. */
export default function house() {
  return {
    id: "house",
    rules: {
      oas3: {
        contents,
        extensions,
        "local-references": localReferences,
        "own-servers": ownServers,
        parameters,
        "schema-property-description": schemaPropertyDescription,
        "server-region-or-variables": serverRegionOrVariables,
      },
    },
  };
}
