import { compareSeverity, largestSeverity, verdictOf, type ReviewedChange, type Severity } from "openapi-review/core";
import { accepts, type AcceptedChange } from "./accepted-changes.ts";

/** What the changes add up to. */
export interface Assessment {
  readonly wire: Severity;
  readonly types: Severity;
  /** The bump that the version needs. Accepted changes ask for no more than what is declared. */
  readonly required: Severity;
  readonly declared: Severity;
  readonly isTooSmall: boolean;
  /** Whether the declared version suffices and every accepted change still applies. */
  readonly ok: boolean;
  readonly changes: readonly ReviewedChange[];
  /** IDs of the changes that are accepted. */
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
  changes: readonly ReviewedChange[],
  declared: Severity,
  entries: readonly AcceptedChange[],
  today: string,
): Assessment {
  const valid = entries.filter(({ expires }) => expires >= today);
  const isAccepted = (change: ReviewedChange): boolean => valid.some((entry) => accepts(entry, change));
  const judged = changes.filter((change) => !isAccepted(change));
  const accepted = changes.filter(isAccepted);
  const wanted = verdictOf(accepted).required;
  const required = largestSeverity([
    verdictOf(judged).required,
    compareSeverity(wanted, declared) > 0 ? declared : wanted,
  ]);

  const problems = entries.flatMap((entry) => entryProblem(entry, changes, today) ?? []);
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
    ...verdictOf(changes),
    required,
    declared,
    isTooSmall: step < 0,
    ok: problems.length === 0,
    changes: changes.toSorted((a, b) => compareSeverity(b.severity, a.severity)),
    accepted: accepted.map(({ id }) => id),
    problems,
    notes,
  };
}

function entryProblem(entry: AcceptedChange, changes: readonly ReviewedChange[], today: string): string | undefined {
  const { id, acceptedBy, expires } = entry;
  const same = changes.find((change) => change.id === id);
  if (!same) return `The accepted change ${id} matches no change: remove its entry.`;
  if (!changes.some((change) => accepts(entry, change))) {
    const values = `from: ${JSON.stringify(same.before ?? null)}, to: ${JSON.stringify(same.after ?? null)}`;
    return `The accepted change ${id} has other values than the change, which is ${values}.`;
  }
  return expires < today ? `The accepted change ${id} (${acceptedBy}) expired on ${expires}.` : undefined;
}

function capital(step: Severity): string {
  return step === "none" ? "No version bump" : `A ${step} version bump`;
}
