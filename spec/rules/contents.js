/** A body and a response have one media type, and the successes of an operation are either all JSON or all text. */
export function contents() {
  return {
    RequestBody: onlyOne,
    Response: onlyOne,
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

function onlyOne({ content }, { report, location }) {
  if (content === undefined || Object.keys(content).length === 1) return;
  report({
    message: "`content` must have exactly one media type. Others would have no type and no method.",
    location: location.child("content").key(),
  });
}
