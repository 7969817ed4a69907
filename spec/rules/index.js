import { schemaPropertyDescription } from "./schema-property-description.js";
import { serverIdOrVariable } from "./server-id-or-variable.js";

/** The plugin that redocly.yaml loads: one rule per file, named `house/<file name>`. */
export default function house() {
  return {
    id: "house",
    rules: {
      oas3: {
        "schema-property-description": schemaPropertyDescription,
        "server-id-or-variable": serverIdOrVariable,
      },
    },
  };
}
