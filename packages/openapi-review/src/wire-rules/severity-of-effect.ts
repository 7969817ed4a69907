import type { Severity } from "../severity.ts";
import type { Context, Flow } from "./context.ts";

/** The effect of a difference on programs that follow the description. */
export interface Rating {
  readonly rule: string;
  readonly severity: Severity;
  readonly words: string;
}

/** Writes `maxLength` as `max-length`, as rules are named. */
export function kebab(name: string): string {
  return name.replaceAll(/([a-z])([A-Z])/g, "$1-$2").toLowerCase();
}

/** The change to the allowed values. */
export type Effect = "narrower" | "wider" | "other";

/** Less may be sent, or more may come back: who relied on the old promise is broken. The other way it is a feature. */
const ratings: Readonly<Record<Flow, Readonly<Record<Effect, readonly [severity: Severity, meaning: string]>>>> = {
  request: {
    narrower: ["major", "a request may hold less than before"],
    wider: ["minor", "a request may hold more than before"],
    other: ["major", "a request has to be another one"],
  },
  response: {
    narrower: ["minor", "the response promises more than before"],
    wider: ["major", "the response promises less than before"],
    other: ["major", "the response is another one"],
  },
};

/** Rates an effect, and says what it means. */
export function rateEffect(effect: Effect, { flow, isExclusive }: Context): readonly [Severity, string] {
  return effect === "wider" && flow === "request" && isExclusive
    ? ["major", "a request that fits two alternatives is refused"]
    : ratings[flow][effect];
}
