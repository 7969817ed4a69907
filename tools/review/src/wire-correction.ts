import type { Severity } from "./severity.ts";
import type { RedoclyChange } from "./wire-changes.ts";

/** A rating that replaces Redocly's, and why. */
export interface WireCorrection {
  readonly rule: string;
  readonly severity: Severity;
  readonly reason: string;
}

/**
 * Rates a change that no rule of `redocly diff` reports, and that is more than its default says.
 *
 * The published description is also what others generate code from, so a name in it is part of the promise: Redocly
 * itself rates a changed `operationId` as major for that reason. To promise more in a response, or to accept more in a
 * request, breaks nobody, but it is something new to rely on: a feature, and not a repair.
 */
export function wireCorrection(change: RedoclyChange): WireCorrection | undefined {
  const { kind, typeName, property, path, base, revision } = change;
  const isResponse = path.includes("/responses/");
  const isNamedSchema = typeName === "Schema" && /^#\/components\/schemas\/[^/]+$/.test(base?.pointer ?? "");
  const names = `${JSON.stringify(base?.value)} to ${JSON.stringify(revision?.value)}`;

  if (isNamedSchema && property === "key") {
    return major("schema-renamed", `The schema was renamed from ${names}; generated code is named after it.`);
  }
  if (isNamedSchema && kind === "removed") {
    return major("schema-removed", "There is no schema of this name any more; generated code is named after it.");
  }
  if (typeName === "Parameter" && property === "name") {
    return major("parameter-renamed", `The parameter was renamed from ${names}; generated code is named after it.`);
  }
  const isProperty = typeName === "Schema" && /\/properties\/[^/]+$/.test(path);
  if (isProperty && !isResponse && (kind === "removed" || property === "key")) {
    return major(
      "request-property-removed",
      "A request may no longer have this field: it promises nothing to those who send it.",
    );
  }
  if (property === "deprecated" && revision?.value === true) {
    return minor("deprecated", "It is deprecated now, which semantic versioning announces in a minor version.");
  }
  if (property === undefined || !constrains(typeName, property)) return undefined;
  return isResponse
    ? minor("response-narrowed", `The response promises more than before: ${step(property, change)}.`)
    : minor("request-widened", `The request accepts more than before: ${step(property, change)}.`);
}

/** Keywords of a schema that limit its values. Rules report what breaks; what they leave can only be the harmless way. */
const limits = new Set(
  [
    ["type", "enum", "const", "format", "pattern", "required", "nullable", "multipleOf", "uniqueItems"],
    ["minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum", "additionalProperties"],
    ["minLength", "maxLength", "minItems", "maxItems", "minProperties", "maxProperties"],
  ].flat(),
);

function constrains(typeName: string, property: string): boolean {
  return typeName === "Schema"
    ? limits.has(property)
    : property === "required" && ["Header", "Parameter", "RequestBody"].includes(typeName);
}

function step(property: string, { base, revision }: RedoclyChange): string {
  const side = (which: RedoclyChange["base"]): string =>
    which?.pointer.endsWith(`/${property}`) ? JSON.stringify(which.value) : "nothing";
  const text = `\`${property}\` went from ${side(base)} to ${side(revision)}`;
  return text.length > 200 ? `\`${property}\` changed` : text;
}

function major(rule: string, reason: string): WireCorrection {
  return { rule, severity: "major", reason };
}

function minor(rule: string, reason: string): WireCorrection {
  return { rule, severity: "minor", reason };
}
