import { baselineErrorResponses } from "./baseline-error-responses.js";
import { operationIdVerbNoun } from "./operation-id-verb-noun.js";
import { responseExamples } from "./response-examples.js";
import { schemaPropertyDescription } from "./schema-property-description.js";
import { serverIdOrVariable } from "./server-id-or-variable.js";

/** The plugin that redocly.yaml loads: one rule a file, named `house/<file name>`. */
export default function house() {
  return {
    id: "house",
    rules: {
      oas3: {
        "baseline-error-responses": baselineErrorResponses,
        "operation-id-verb-noun": operationIdVerbNoun,
        "response-examples": responseExamples,
        "schema-property-description": schemaPropertyDescription,
        "server-id-or-variable": serverIdOrVariable,
      },
    },
  };
}
