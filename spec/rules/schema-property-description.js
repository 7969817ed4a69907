/**
 * Every property of a schema has a description of its own, also beside a `$ref`: the description of the type it refers
 * to says what such a value is, not what it means here.
 */
export function schemaPropertyDescription() {
  return {
    SchemaProperties(properties, { report, location }) {
      for (const [name, property] of Object.entries(properties)) {
        if (typeof property?.description === "string" && property.description.trim() !== "") continue;
        report({ message: `Property \`${name}\` must have a description.`, location: location.child(name).key() });
      }
    },
  };
}
