// Each further word needs a lower-case letter, which refuses acronyms: `unenrollUserMfa`, never `unenrollUserMFA`.
const CAMEL_CASE_WORDS = /^([a-z][a-z0-9]*)(?:[A-Z][a-z0-9]+)+$/;

/**
 * An operationId becomes a TypeScript key and the name of a client method: a known verb, then a noun, in camelCase.
 *
 * @param {{ verbs: string[] }} options The verbs in use. A new one is added in redocly.yaml, where a reviewer sees it.
 */
export function operationIdVerbNoun({ verbs }) {
  return {
    Operation(operation, { report, location }) {
      // A missing operationId is reported by the built-in rule `operation-operationId`.
      if (operation.operationId === undefined) return;
      const verb = CAMEL_CASE_WORDS.exec(operation.operationId)?.[1];
      if (verb !== undefined && verbs.includes(verb)) return;
      report({
        message: `operationId \`${operation.operationId}\` must be a verb (${verbs.join(", ")}) and a noun in camelCase.`,
        location: location.child("operationId"),
      });
    },
  };
}
