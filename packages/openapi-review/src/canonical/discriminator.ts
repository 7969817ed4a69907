import { arrayOrEmpty, objectOrEmpty, type JsonObject } from "../document/json-object.ts";
import type { Form } from "./schema-form.ts";

/**
 * Brings the discriminator of a union into one form: each value with the name of its schema, those that OpenAPI implies
 * with the others. Undefined when constants in the members say the same, and no member is the default.
 *
 * @see https://spec.openapis.org/oas/v3.2.0.html#discriminator-object
 */
export function unionDiscriminator(
  { propertyName, mapping, defaultMapping }: JsonObject,
  members: readonly Form[],
  formsOf: (schema: unknown) => Form[],
): JsonObject | undefined {
  const given = Object.entries(objectOrEmpty(mapping)).map(([value, target]) => [value, schemaName(String(target))]);
  const mapped = new Set(given.map(([, name]) => name));
  const implied = members.flatMap(({ name }) => (name === undefined || mapped.has(name) ? [] : [[name, name]]));
  const names = Object.fromEntries([...implied, ...given]) as JsonObject;
  const isRepeated = members.every((member) => {
    const values = constants(member, String(propertyName), formsOf);
    return values.length > 0 && values.every((value) => member.name !== undefined && names[value] === member.name);
  });
  if (typeof defaultMapping === "string")
    return { propertyName, mapping: names, defaultMapping: schemaName(defaultMapping) };
  return isRepeated ? undefined : { propertyName, mapping: names };
}

/** A mapping names a schema by its reference or by its bare name. */
function schemaName(target: string): string {
  return target.replace(/^.*[/]/, "").replace(/[.](?:ya?ml|json)$/, "");
}

function constants({ keywords }: Form, propertyName: string, formsOf: (schema: unknown) => Form[]): string[] {
  const field = objectOrEmpty(keywords["properties"])[propertyName];
  const isRequired = arrayOrEmpty(keywords["required"]).includes(propertyName);
  if (field === undefined || !isRequired) return [];
  return formsOf(field).flatMap((form) => arrayOrEmpty(form.keywords["enum"]).map(String));
}
