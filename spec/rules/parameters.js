/** Headers that only the client or the runtime sets. */
const RESERVED =
  /^(accept|authorization|content-type|host|content-length|transfer-encoding|connection|keep-alive|upgrade|expect|frontegg-tenant-id)$/i;
/** A token of RFC 9110, section 5.6.2. */
const HEADER_NAME = /^[\w!#$%&'*+.^`|~-]+$/;
const SCALARS = new Set(["string", "number", "integer", "boolean"]);

/** A parameter is a scalar, or in the query a list of scalars; a required one has an example to call the operation with. */
export function parameters() {
  return {
    Parameter(parameter, { report, location, resolve }) {
      if (parameter.in === "cookie") return; // `rule/no-cookies` reports it
      const follow = (node) => {
        const { node: found } = resolve(node ?? {});
        return found ?? {};
      };
      const schema = follow(parameter.schema);
      const isScalar = (node) => {
        const { type, oneOf, anyOf, enum: values } = follow(node);
        if (oneOf ?? anyOf) return (oneOf ?? anyOf).every(isScalar);
        return values !== undefined || [type].flat().every((one) => SCALARS.has(one));
      };
      const isList = parameter.in === "query" && schema.type === "array" && isScalar(schema.items);
      if (parameter.content === undefined && !isList && !isScalar(schema)) {
        report({
          message: `The parameter \`${parameter.name}\` must be a string, a number or a boolean, or in the query a list of such.`,
          location: location.child("schema"),
        });
      }
      if (parameter.in === "header" && RESERVED.test(parameter.name)) {
        report({
          message: `The header \`${parameter.name}\` can't be a parameter: the client sets or refuses it.`,
          location,
        });
      }
      if (parameter.in === "header" && !HEADER_NAME.test(parameter.name)) {
        report({ message: `\`${parameter.name}\` can't be the name of a header.`, location: location.child("name") });
      }
      if (parameter.in === "path" && parameter.required !== true) {
        report({ message: `The parameter \`${parameter.name}\` is in the path, so it must be required.`, location });
      }
      const [listed] = [schema.examples ?? schema.enum ?? follow(schema.items).examples ?? []].flat();
      const [named] = Object.values(parameter.examples ?? {});
      const example = parameter.example ?? named ?? schema.example ?? listed ?? schema.const ?? schema.default;
      if (parameter.required === true && example === undefined) {
        report({ message: `The required parameter \`${parameter.name}\` must have an example.`, location });
      }
    },
  };
}
