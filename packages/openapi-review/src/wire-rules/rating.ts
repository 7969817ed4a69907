import type { Severity } from "../severity.ts";
import type { Flow } from "./context.ts";

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
export const severities: Readonly<Record<Flow, Readonly<Record<Effect, Severity>>>> = {
  request: { narrower: "major", wider: "minor", other: "major" },
  response: { narrower: "minor", wider: "major", other: "major" },
};

export const meanings: Readonly<Record<Flow, Readonly<Record<Effect, string>>>> = {
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
