import type { Step } from "../canonical/node-differences.ts";

/** The direction of data: users build a request and read a response. */
export type Flow = "request" | "response";

/** The facts about data that follow from the path to it. The same difference may get another rating in another context. */
export interface Context {
  readonly flow: Flow;
  /** Whether the data isn't sent in this direction: it is read only in a request, or write only in a response. */
  readonly isMoot: boolean;
  /** Whether the data may be sent as XML. */
  readonly isXml: boolean;
  /** Whether a value may fit one alternative alone, so that one which is wider may take a value from another. */
  readonly isExclusive: boolean;
}

/** Finds the context of a place. What the vendor calls back with goes the other way round. */
export function contextOf(steps: readonly Step[], base: Flow): Context {
  let inverted = base === "response";
  let isResponse = false;
  let isXml = false;
  for (const { key } of steps) {
    if (key.startsWith("/callbacks/")) inverted = !inverted;
    if (key.startsWith("/responses/")) isResponse = true;
    if (key.startsWith("/requestBody") || key.startsWith("/parameters/")) isResponse = false;
    if (key.startsWith("/content/")) isXml = key.includes("xml") || key.includes("*");
  }
  const flow = isResponse === inverted ? "request" : "response";
  const isExclusive = steps.some(
    ({ key, after }, index) =>
      after?.facts["oneOf"] !== undefined && (index < steps.length - 1 || key.startsWith("/oneOf/")),
  );
  return { flow, isMoot: steps.some((step) => isAbsent(step, flow)), isXml, isExclusive };
}

/** A read-only field isn't part of a request, and a write-only field isn't part of a response. */
function isAbsent({ key, before, after }: Step, flow: Flow): boolean {
  const keyword = flow === "request" ? "readOnly" : "writeOnly";
  return key.startsWith("/properties/") && [before, after].every((node) => !node || node.facts[keyword] === true);
}
