import type { AcceptedChange } from "./accepted-changes.ts";
import { type Change, compareSeverity, largestSeverity, type Severity } from "openapi-review/core";

/** What the changes add up to. */
export interface Assessment {
  readonly wire: Severity;
  readonly types: Severity;
  /** The step the version has to take. Accepted changes ask for no more than what is declared. */
  readonly required: Severity;
  readonly declared: Severity;
  readonly isTooSmall: boolean;
  /** Whether the declared version suffices and every accepted change still applies. */
  readonly ok: boolean;
  readonly changes: readonly Change[];
  /** Ids of the changes that are accepted. */
  readonly accepted: readonly string[];
  /** One sentence for each reason why it is not ok. */
  readonly problems: readonly string[];
  readonly notes: readonly string[];
}

/**
 * Adds up changes and compares what they require with what is declared.
 *
 * @param today - `YYYY-MM-DD`, against which accepted changes expire.
 */
export function assess(
  changes: readonly Change[],
  declared: Severity,
  acceptedChanges: readonly AcceptedChange[],
  today: string,
): Assessment {
  const valid = new Set(acceptedChanges.filter(({ expires }) => expires >= today).map(({ id }) => id));
  const accepted = changes.filter(({ id }) => valid.has(id)).map(({ id }) => id);
  const judged = changes.filter(({ id }) => !valid.has(id));
  const wanted = severity(changes.filter(({ id }) => valid.has(id)));
  const required = largestSeverity([severity(judged), compareSeverity(wanted, declared) > 0 ? declared : wanted]);

  const problems = acceptedChanges.flatMap(({ id, acceptedBy, expires }) => {
    if (!changes.some((change) => change.id === id))
      return `The accepted change ${id} matches no change: remove its entry.`;
    return expires < today ? `The accepted change ${id} (${acceptedBy}) expired on ${expires}.` : [];
  });
  const notes: string[] = [];
  const step = compareSeverity(declared, required);
  if (step < 0) {
    const [first, ...others] = judged.filter((change) => change.severity === required);
    const rest = others.length > 0 ? ` and ${others.length} more` : "";
    problems.push(
      `${capital(declared)} is declared and ${required} is required, because of ${first?.id ?? "the changes"}${rest}.`,
    );
  } else if (step > 0 && changes.length > 0) {
    notes.push(`${capital(declared)} is declared, ${required} would do.`);
  }
  return {
    wire: severity(changes.filter(({ source }) => source === "wire")),
    types: severity(changes.filter(({ source }) => source !== "wire")),
    required,
    declared,
    isTooSmall: step < 0,
    ok: problems.length === 0,
    changes: changes.toSorted((a, b) => compareSeverity(b.severity, a.severity)),
    accepted,
    problems,
    notes,
  };
}

function severity(changes: readonly Change[]): Severity {
  return largestSeverity(changes.map((change) => change.severity));
}

function capital(step: Severity): string {
  return step === "none" ? "No step" : `A ${step} step`;
}
