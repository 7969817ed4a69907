/** Every reference stays in its file, where the generator follows it, and schemas are referred to by their name. */
export function localReferences() {
  return {
    ref(node, { report, location, type }) {
      const reference = String(node.$ref);
      if (!reference.startsWith("#/")) {
        report({
          message: `The reference \`${reference}\` must lead to a place in this file. Other files aren't supported.`,
          location: location.child("$ref"),
        });
      } else if (type.name === "Schema" && !/^#\/components\/schemas\/[^/]+$/.test(reference)) {
        report({
          message: `The reference \`${reference}\` must lead to a named schema in \`#/components/schemas\`.`,
          location: location.child("$ref"),
        });
      }
    },
  };
}
