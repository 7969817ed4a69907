import type { Step } from "../canonical/node-differences.ts";
import { jsonPointer } from "../document/json-pointer.ts";
import { objectOrEmpty } from "../document/json-object.ts";
import type { Severity } from "../severity.ts";
import type { Flow } from "./context.ts";

/**
 * Rates a part of a request or a response that was none before: it wasn't described, or wasn't sent this way. Something
 * may have held for a field nevertheless.
 */
export function rateNewPart(steps: readonly Step[], flow: Flow): readonly [severity: Severity, reason: string] {
  const { key, before, after } = steps.at(-1)!; // never empty
  if (flow === "request" && after?.facts["required"] === true) return ["major", ", and every request needs it"];
  const { additionalProperties, unevaluatedProperties } = steps.at(-2)?.before?.facts ?? {};
  const further = [additionalProperties, unevaluatedProperties];
  if (flow === "response" && further.includes(false)) return ["major", ", and the response had no further fields"];
  // A field that wasn't described is compared with what `additionalProperties` says.
  const limits = before ? further : [unevaluatedProperties];
  if (limits.some((limit) => limit !== undefined && limit !== false))
    return ["major", ", and further fields were limited"];
  const isNamed = steps.slice(-3).some((step) => {
    const { propertyName } = objectOrEmpty(step.before?.facts["discriminator"]);
    return typeof propertyName === "string" && key === jsonPointer(["properties", propertyName]);
  });
  const [form, ...others] = after?.forms ?? [];
  // A discriminator's values are texts.
  const isAnyText =
    others.length === 0 && Object.keys(form?.facts ?? {}).join() === "type" && form?.facts["type"] === "string";
  return flow === "request" && isNamed && !isAnyText
    ? ["major", ", and a discriminator named it before"]
    : ["minor", ""];
}
