/** The successes of an operation are either all JSON or all text, besides those without content. */
export function successKind() {
  return {
    Operation(operation, { report, location, resolve }) {
      const kinds = Object.entries(operation.responses ?? {})
        .filter(([status]) => status.startsWith("2"))
        .flatMap(([, response]) => Object.keys(resolve(response).node?.content ?? {}))
        .map((type) => type.startsWith("text/"));
      if (new Set(kinds).size < 2) return;
      report({
        message: "The successes of an operation must be all JSON or all text.",
        location: location.child("responses").key(),
      });
    },
  };
}
