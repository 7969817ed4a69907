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
 * itself rates a changed `operationId` as major for that reason. A response that promises more breaks nobody who reads
 * it, but it is a new promise, so it is a feature and not a repair.
 */
export function wireCorrection(change: RedoclyChange): WireCorrection | undefined {
  const { kind, typeName, property, path, base, revision } = change;
  const inResponse = path.includes("/responses/");
  const names = `${JSON.stringify(base?.value)} to ${JSON.stringify(revision?.value)}`;

  if (typeName === "Schema" && property === "key" && /^#\/components\/schemas\/[^/]+$/.test(base?.pointer ?? "")) {
    return {
      rule: "schema-renamed",
      severity: "major",
      reason: `The schema was renamed from ${names}; generated code is named after it.`,
    };
  }
  if (typeName === "Parameter" && property === "name") {
    return {
      rule: "parameter-renamed",
      severity: "major",
      reason: `The parameter was renamed from ${names}; generated code is named after it.`,
    };
  }
  if (
    typeName === "Schema" &&
    !inResponse &&
    path.includes("/properties/") &&
    (kind === "removed" || property === "key")
  ) {
    return {
      rule: "request-property-removed",
      severity: "major",
      reason: "A request may no longer have this field: nothing is promised to those who send it.",
    };
  }
  if (property === "deprecated" && revision?.value === true) {
    return {
      rule: "deprecated",
      severity: "minor",
      reason: "It is deprecated now, which is announced in a minor version.",
    };
  }
  if (inResponse && typeName === "Schema" && property !== undefined) {
    const promise = strongerPromise(property);
    if (promise) return { rule: "response-narrowed", severity: "minor", reason: promise };
  }
  if (inResponse && typeName === "Header" && property === "required" && revision?.value === true) {
    return {
      rule: "response-narrowed",
      severity: "minor",
      reason: "The response promises more than before: the header is always sent.",
    };
  }
  return undefined;
}

/** Where a rule would have reported the opposite direction, the change can only be a narrower response. */
function strongerPromise(property: string): string | undefined {
  switch (property) {
    case "enum":
      return "The response promises more than before: it has fewer values.";
    case "required":
      return "The response promises more than before: more of its fields are always there.";
    case "type":
      return "The response promises more than before: it has fewer types.";
    default:
      return undefined;
  }
}
