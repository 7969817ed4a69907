/**
 * Makes a copy of an OpenAPI document that forbids what the original merely does not mention: properties that no schema
 * lists, and statuses that only `default` covers. Prism validates against it, and so finds what it would let pass.
 *
 * It takes schemas as this repository writes them: an object schema names all its properties itself, not by `allOf`.
 */
export function strictSpec(document: unknown): unknown {
  if (Array.isArray(document)) return document.map(strictSpec);
  if (!isObject(document)) return document;
  const copy: Record<string, unknown> = Object.fromEntries(
    Object.entries(document).map(([key, value]) => [
      key,
      key === "responses" ? withoutDefault(value) : strictSpec(value),
    ]),
  );
  const closes =
    copy["type"] === "object" && isObject(copy["properties"]) && copy["additionalProperties"] === undefined;
  return closes ? { ...copy, additionalProperties: false } : copy;
}

function withoutDefault(responses: unknown): unknown {
  if (!isObject(responses)) return responses;
  return Object.fromEntries(
    Object.entries(responses).flatMap(([status, response]) =>
      status === "default" ? [] : [[status, strictSpec(response)]],
    ),
  );
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
