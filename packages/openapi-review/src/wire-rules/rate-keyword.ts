import type { NodeDifference } from "../canonical/node-differences.ts";
import type { Severity } from "../severity.ts";
import { changeWords } from "./change-words.ts";
import type { Context } from "./context.ts";
import { effectOf } from "./effect-of.ts";
import { rateNewPart } from "./rate-new-part.ts";
import { rateScopes, rateSecurity } from "./rate-security.ts";
import { kebab, rateEffect, type Rating } from "./severity-of-effect.ts";

/** Rates another value of a keyword. */
export function rateKeyword({ before, after, steps }: NodeDifference, fact: string, context: Context): Rating {
  const { flow, isXml } = context;
  const change = changeWords(fact, { before, after, steps }, flow);
  const say = (severity: Severity, words: string): Rating => ({ rule: `${kebab(fact)}-changed`, severity, words });
  if (fact === "summary" || fact === "description") return say("patch", `The ${fact} has other words.`);
  // An annotation, which validators must not assert: JSON Schema 2020-12, Validation, section 8.4. Another type is one
  // that a server may refuse.
  if (fact === "contentMediaType" && (before === undefined || after === undefined)) return say("patch", `${change}.`);
  if (fact === "xml" && !isXml) return say("patch", `${change}, and the data is not sent as XML.`);
  if (fact === "deprecated")
    return after === true
      ? say("minor", "It is deprecated now, which semantic versioning announces in a minor version.")
      : say("patch", "It is no longer deprecated.");
  if (fact === "security") return rateSecurity(before, after);
  if (fact === "operationId" || fact === "name")
    return say("major", `${change}, and generated code is named after it.`);
  if (fact === "tag")
    return say(before === undefined ? "patch" : "major", `${change}, and generated code is grouped by it.`);
  if (fact === "firstServer")
    return say(before === undefined ? "minor" : "major", `${change}, and generated code calls it by default.`);
  // A caller that doesn't know it works without it, as before.
  if (fact === "refreshUrl" && before === undefined) return say("minor", `${change}.`);
  if (fact === "scopes") return rateScopes(before, after);
  if (fact === "default" && before === undefined) return say("minor", `${change}.`);
  if (fact === "default") return say("major", `${change}, and callers who left it out relied on it.`);
  if (fact === "readOnly" || fact === "writeOnly") {
    if ((fact === "readOnly") !== (flow === "request")) return say("patch", `\`${fact}\` says nothing of a ${flow}.`);
    if (after === true) return say("major", `It is no longer part of a ${flow}.`);
    // An alternative that comes allows more.
    const isAlternative = steps.at(-1)?.key.startsWith("/oneOf/");
    const [severity, reason] = isAlternative ? [rateEffect("wider", context)[0], ""] : rateNewPart(steps, flow);
    return say(severity, `It is a part of a ${flow} now${reason}.`);
  }
  // Readers take each alternative as it comes, and nothing is refused.
  if (fact === "oneOf" && flow === "response") return say("minor", `${change}.`);
  const effect = effectOf(fact, before, after);
  if (effect === undefined) return say("none", `${change}.`);
  const [severity, meaning] = rateEffect(effect, context);
  const rule = `${kebab(fact)}-${effect === "other" ? "changed" : effect}`;
  return { rule, severity, words: `${change}: ${meaning}.` };
}
