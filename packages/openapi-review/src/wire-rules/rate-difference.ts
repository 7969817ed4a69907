import type { NodeDifference } from "../canonical/node-differences.ts";
import type { Severity } from "../severity.ts";
import { contextOf, type Context, type Flow } from "./context.ts";
import { rateKeyword } from "./rate-keyword.ts";
import { rateNewPart } from "./rate-new-part.ts";
import { kebab, rateEffect, type Rating } from "./severity-of-effect.ts";

/**
 * Rates a difference. A keyword that is not known here is a limit: to set it narrows, to remove it widens, to change it
 * does both. So an unforeseen difference is rated too high rather than too low.
 *
 * @param base - Which way the body of the operation's request goes.
 */
export function rate(difference: NodeDifference, base: Flow): Rating {
  const context = contextOf(difference.steps, base);
  const rating =
    difference.fact === undefined ? ratePart(difference, context) : rateKeyword(difference, difference.fact, context);
  return context.isMoot && rating.severity !== "none" ? { ...rating, severity: "patch" } : rating;
}

function ratePart({ steps }: NodeDifference, context: Context): Rating {
  const { key, before } = steps.at(-1)!; // never empty
  const owner = steps.at(-2);
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
  if (kind === "additionalProperties" || kind === "security") return say("none");
  // Where a pattern has no schema, what the object says of further fields holds.
  const was = (before ? owner?.after : owner?.before)?.facts ?? {};
  const isLimited = was["additionalProperties"] !== undefined || was["unevaluatedProperties"] !== undefined;
  // Another alternative allows more values, and a schema where there was none allows fewer.
  const isAlternative = kind === "oneOf";
  if (isAlternative || kind === "items" || kind === "patternProperties") {
    const direction = isAlternative === (before !== undefined) ? "narrower" : "wider";
    const effect = kind === "patternProperties" && isLimited ? "other" : direction;
    const [severity, meaning] = rateEffect(effect, context);
    return say(severity, `: ${meaning}`);
  }
  // A tuple of another length fits no reader and no writer of the old one.
  if (before || kind === "variables" || kind === "prefixItems") return say("major");
  return say(...rateNewPart(steps, context.flow));
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
