import type { NodeDifference, Step } from "../canonical/node-differences.ts";
import type { Severity } from "../severity.ts";

/** Which way data goes: a request is built by users, a response is read by them. */
export type Flow = "request" | "response";

/** What a difference means for those who follow the description. */
export interface Rating {
  readonly rule: string;
  readonly severity: Severity;
  readonly words: string;
}

/** What happens to the values that are allowed. */
type Effect = "narrower" | "wider" | "other";

/** Less may be sent, or more may come back: who relied on the old promise is broken. The other way it is a feature. */
const severities: Readonly<Record<Flow, Readonly<Record<Effect, Severity>>>> = {
  request: { narrower: "major", wider: "minor", other: "major" },
  response: { narrower: "minor", wider: "major", other: "major" },
};

const meanings: Readonly<Record<Flow, Readonly<Record<Effect, string>>>> = {
  request: {
    narrower: "a request may hold less than before",
    wider: "a request may hold more than before",
    other: "a request has to be another one",
  },
  response: {
    narrower: "the response promises more than before",
    wider: "the response promises less than before",
    other: "the response is another one",
  },
};

/**
 * Rates a difference. A keyword that is not known here is a limit: to set it narrows, to remove it widens, to change it
 * does both. So what nobody thought of is rated too high rather than too low.
 *
 * @param base - Which way the body of the operation's request goes.
 */
export function rate(difference: NodeDifference, base: Flow): Rating {
  const flow = flowOf(difference.steps, base);
  const rating =
    difference.fact === undefined ? ratePart(difference, flow) : rateFact(difference, difference.fact, flow);
  const isMoot = difference.steps.some((one) => isAbsent(one, flow));
  return isMoot && rating.severity !== "none" ? { ...rating, severity: "patch" } : rating;
}

/** Which way the data of a place goes. What the vendor calls back with goes the other way round. */
export function flowOf(steps: readonly Step[], base: Flow): Flow {
  let inverted = base === "response";
  let isResponse = false;
  for (const { key } of steps) {
    if (key.startsWith("/callbacks/")) inverted = !inverted;
    if (key.startsWith("/responses/")) isResponse = true;
    if (key.startsWith("/requestBody") || key.startsWith("/parameters/")) isResponse = false;
  }
  return isResponse === inverted ? "request" : "response";
}

/** A field that is read only is no part of a request, one that is write only no part of a response. */
function isAbsent({ key, before, after }: Step, flow: Flow): boolean {
  const keyword = flow === "request" ? "readOnly" : "writeOnly";
  return key.startsWith("/properties/") && [before, after].every((node) => !node || node.facts[keyword] === true);
}

function ratePart({ steps }: NodeDifference, flow: Flow): Rating {
  const { key, before, after } = steps.at(-1)!; // never empty
  const [, kind = ""] = key.split("/");
  const verb = before ? "removed" : "added";
  const thing = things[kind] ?? `part \`${kind}\``;
  const rule = `${kebab(thing.replaceAll("`", "").replaceAll(" ", "-"))}-${verb}`;
  const say = (severity: Severity, more = ""): Rating => ({
    rule,
    severity,
    words: `The ${thing} was ${verb}${more}.`,
  });
  // The keyword itself is compared too, and says more.
  if (kind === "additionalProperties") return say("none");
  // A further alternative lets more fit; a schema for what had none lets less.
  const isAlternative = kind === "oneOf";
  if (isAlternative || kind === "items" || kind === "patternProperties") {
    const effect = isAlternative === (before !== undefined) ? "narrower" : "wider";
    return say(severities[flow][effect], `: ${meanings[flow][effect]}`);
  }
  // A tuple of another length fits no reader and no writer of the old one.
  if (before || kind === "variables" || kind === "prefixItems") return say("major");
  const isDemanded = after?.facts["required"] === true && flow === "request";
  return isDemanded ? say("major", ", and every request needs it") : say("minor");
}

const things: Readonly<Record<string, string>> = {
  properties: "field",
  oneOf: "alternative",
  parameters: "parameter",
  schema: "serialization by `style`",
  requestBody: "request body",
  responses: "response",
  content: "media type",
  headers: "header",
  servers: "server",
  variables: "variable",
  links: "link",
  prefixItems: "position of the tuple",
  callbacks: "callback",
};

function rateFact({ before, after }: NodeDifference, fact: string, flow: Flow): Rating {
  const [was, is] = [before, after].map((value) => opennessWords[openness.indexOf(value as false)]);
  const isOpenness = fact === "additionalProperties";
  const change = isOpenness ? `Further fields were ${was}, and are ${is} now` : `\`${fact}\` ${step(before, after)}`;
  const say = (severity: Severity, words: string): Rating => ({ rule: `${kebab(fact)}-changed`, severity, words });
  if (fact === "summary" || fact === "description") return say("patch", `The ${fact} has other words.`);
  // An annotation, which validators must not assert: JSON Schema 2020-12, Validation, section 8.
  if (fact.startsWith("content")) return say("patch", `${change}.`);
  if (fact === "deprecated")
    return after === true
      ? say("minor", "It is deprecated now, which semantic versioning announces in a minor version.")
      : say("patch", "It is no longer deprecated.");
  if (fact === "security") return rateSecurity(before, after);
  if (fact === "operationId" || fact === "name") return say("major", `${change}; generated code is named after it.`);
  if (fact === "tag")
    return say(before === undefined ? "patch" : "major", `${change}; generated code is grouped by it.`);
  if (fact === "firstServer")
    return say(before === undefined ? "minor" : "major", `${change}; generated code calls it by default.`);
  if (fact === "default" && before === undefined) return say("minor", `${change}.`);
  if (fact === "default") return say("major", `${change}, and who left it out relied on it.`);
  if (fact === "readOnly" || fact === "writeOnly") {
    if ((fact === "readOnly") !== (flow === "request")) return say("patch", `\`${fact}\` says nothing of a ${flow}.`);
    if (after !== true) return say("minor", `It is a part of a ${flow} now.`);
    return say("major", `It is no part of a ${flow} any more.`);
  }
  const effect = fact === "enum" ? enumEffect(before, after) : effectOf(fact, before, after);
  if (effect === undefined) return say("none", `${change}.`);
  return {
    rule: `${kebab(fact)}-${effect === "other" ? "changed" : effect}`,
    severity: severities[flow][effect],
    words: `${change}: ${meanings[flow][effect]}.`,
  };
}

/** To lock out who was let in breaks callers. To let in who has no credentials is the costliest of all mistakes. */
function rateSecurity(before: unknown, after: unknown): Rating {
  const [old, revised] = [ways(before), ways(after)];
  const isOpened = revised.includes("nothing") && !old.includes("nothing");
  const isLost = old.some((way) => !revised.includes(way));
  return {
    rule: `security-${isOpened ? "removed" : isLost ? "changed" : "added"}`,
    severity: isOpened || isLost ? "major" : "minor",
    words: `Callers authenticated with ${quote(old.join(" or "))}, and now with ${quote(revised.join(" or "))}.`,
  };
}

function ways(security: unknown): string[] {
  return Array.isArray(security) && security.length > 0 ? security.map(String) : ["nothing"];
}

function enumEffect(before: unknown, after: unknown): Effect | undefined {
  // An open list limits nothing.
  const [old, revised] = [before, after].map((list) =>
    Array.isArray(list) ? list.map((value) => JSON.stringify(value)) : undefined,
  );
  if (old === undefined || revised === undefined) return old === revised ? undefined : old ? "wider" : "narrower";
  const lost = old.some((value) => !revised.includes(value));
  const got = revised.some((value) => !old.includes(value));
  return lost && got ? "other" : lost ? "narrower" : "wider";
}

/** Which fields an object may have beside those that it names, from none to any. */
const openness = [false, "a schema", undefined];
const opennessWords = ["forbidden", "limited by a schema", "of any kind"];

function effectOf(fact: string, before: unknown, after: unknown): Effect {
  if (fact === "additionalProperties")
    return openness.indexOf(after as false) > openness.indexOf(before as false) ? "wider" : "narrower"; // one of the three
  if (fact === "nullable") return after === true ? "wider" : "narrower";
  if (fact === "type" && before === "integer" && after === "number") return "wider";
  if (fact === "type" && before === "number" && after === "integer") return "narrower";
  const grows = /^(?:max|exclusiveMax)/.test(fact);
  if (/^(?:max|min|exclusiveM)/.test(fact) && typeof before === "number" && typeof after === "number")
    return after > before === grows ? "wider" : "narrower";
  if (before === undefined) return "narrower";
  return after === undefined ? "wider" : "other";
}

function step(before: unknown, after: unknown): string {
  if (before === undefined) return `was set to ${quote(after)}`;
  return after === undefined
    ? `was removed (it was ${quote(before)})`
    : `changed from ${quote(before)} to ${quote(after)}`;
}

function quote(value: unknown): string {
  const text = JSON.stringify(value) ?? "nothing";
  return text.length > 80 ? `${text.slice(0, 77)}…` : text;
}

function kebab(name: string): string {
  return name.replaceAll(/([a-z])([A-Z])/g, "$1-$2").toLowerCase();
}
