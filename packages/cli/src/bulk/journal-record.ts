/** Which calls a journal is about: a run that does something else needs another journal. */
export interface JournalSubject {
  readonly operation: string;
  /** The base URL. The same ID on another server is another user. */
  readonly server: string;
  /** The SHA-256 of the request body, if there is one. The body itself may be personal data. */
  readonly body?: string;
}

/**
 * What a line of a journal says about an ID:
 *
 * - `sent`: the request is about to leave. Without a later line its outcome is unknown;
 * - `not-sent`: the API certainly didn't carry it out, and it is tried again;
 * - `done`: it was carried out. `already`: there was nothing to do;
 * - `refused`: the API refuses it for this ID.
 */
export type JournalState = "sent" | "not-sent" | "done" | "already" | "refused";

/** A line of a journal. */
export interface JournalRecord {
  readonly id: string;
  readonly state: JournalState;
  /** When, in ISO 8601. */
  readonly at: string;
  readonly traceId?: string | undefined;
  /** Why it was refused. */
  readonly reason?: string | undefined;
}

const FIRST_KEY = "frontegg-identity-journal";

/** Writes the first line of a journal. */
export function headerLine(subject: JournalSubject): string {
  return `${JSON.stringify({ [FIRST_KEY]: 1, ...subject })}\n`;
}

/** Reads the first line of a journal. Returns undefined for any other text. */
export function parseHeader(line: string): JournalSubject | undefined {
  const header = parseObject(line);
  if (header?.[FIRST_KEY] !== 1) return undefined;
  const { operation, server, body } = header;
  return { operation: String(operation), server: String(server), ...(typeof body === "string" && { body }) };
}

/** Tells whether a text is the beginning of a first line that a full disk or a crash cut short. */
export function isTruncatedHeader(text: string): boolean {
  const start = `{"${FIRST_KEY}":1,"operation":"`;
  return text !== "" && (start.startsWith(text) || (text.startsWith(start) && !text.includes("\n")));
}

/** Writes a line of a journal. */
export function recordLine(record: JournalRecord): string {
  return `${JSON.stringify(record)}\n`;
}

const STATES: ReadonlySet<unknown> = new Set<JournalState>(["sent", "not-sent", "done", "already", "refused"]);

/**
 * Reads a line of a journal. Returns undefined for one that was cut short.
 *
 * Such a line can be left out: a `sent` that wasn't written wasn't sent, and without any other line the outcome is
 * unknown, which leads to a lookup.
 */
export function parseRecord(line: string): JournalRecord | undefined {
  const record = parseObject(line);
  const isRecord = typeof record?.["id"] === "string" && STATES.has(record["state"]);
  return isRecord ? (record as unknown as JournalRecord) : undefined; // only this file writes such lines
}

function parseObject(text: string): Record<string, unknown> | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === "object" && value !== null ? (value as Record<string, unknown>) : undefined; // any object may have any property
  } catch {
    return undefined;
  }
}
