import { parse } from "yaml";
import { UnusableInputError } from "@frontegg-identity/canonical";

/** A break that is wanted. The format is documented in `spec/accepted-changes.yaml`. */
export interface AcceptedChange {
  readonly id: string;
  readonly reason: string;
  readonly acceptedBy: string;
  /** The last day on which it holds, `YYYY-MM-DD`. */
  readonly expires: string;
}

const fields = ["id", "reason", "acceptedBy", "expires"] as const;

/**
 * Reads the list of accepted changes.
 *
 * @throws {@link UnusableInputError} for anything that is not a list of complete entries.
 */
export function readAcceptedChanges(name: string, text: string): AcceptedChange[] {
  let list: unknown;
  try {
    // The core schema leaves dates as text.
    list = parse(text) ?? [];
  } catch (error) {
    const [reason] = String(error instanceof Error ? error.message : error).split(/:?\n/);
    throw new UnusableInputError(`${name} is not valid YAML: ${reason}.`);
  }
  if (!Array.isArray(list)) throw new UnusableInputError(`${name} must be a list.`);
  return list.map((entry: unknown, index) => readEntry(`${name}, entry ${index + 1},`, entry));
}

function readEntry(name: string, entry: unknown): AcceptedChange {
  const record = typeof entry === "object" && entry !== null ? (entry as Record<string, unknown>) : {};
  for (const field of fields) {
    const value = record[field];
    if (typeof value !== "string" || value.trim() === "") {
      throw new UnusableInputError(`${name} needs \`${field}\`, a text. Each entry has ${fields.join(", ")}.`);
    }
  }
  const unknown = Object.keys(record).find((key) => !fields.some((field) => field === key));
  if (unknown !== undefined) throw new UnusableInputError(`${name} has the unknown key \`${unknown}\`.`);
  // Each was checked above.
  const accepted = record as unknown as AcceptedChange;
  if (!isDay(accepted.expires)) {
    throw new UnusableInputError(
      `${name} expires on ${JSON.stringify(accepted.expires)}, which is no day (YYYY-MM-DD).`,
    );
  }
  return accepted;
}

function isDay(text: string): boolean {
  const time = Date.parse(`${text}T00:00:00Z`);
  return /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(time) && new Date(time).toISOString().startsWith(text);
}
