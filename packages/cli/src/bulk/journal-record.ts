/** Identifies the calls that a journal is about. A run that does something else needs another journal. */
export interface JournalSubject {
  readonly operation: string;
  /** The base URL. The same ID on another server is another user. */
  readonly server: string;
  /**
   * The SHA-256 of the body, and of each query and header parameter, by the name of its option. The same ID with another
   * one may be another user, and the values may be personal data.
   */
  readonly options: Readonly<Record<string, string>>;
}

/**
 * The outcome that a line of a journal reports for an ID:
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
  const { operation, server, options } = header;
  return {
    operation: String(operation),
    server: String(server),
    options: Object(options) as JournalSubject["options"], // a value that isn't a hash equals none
  };
}

/** Tells whether a text is the beginning of a first line that a full disk or a crash cut short. */
export function isTruncatedHeader(text: string): boolean {
  const start = `{"${FIRST_KEY}":1,"operation":"`;
  return text !== "" && (start.startsWith(text) || (text.startsWith(start) && !text.includes("\n")));
}

/** Writes a line of a journal. */
export function recordLine(record: JournalRecord): string {
  // JSON allows these two in a string, and who splits lines takes them for line breaks.
  const json = JSON.stringify(record).replaceAll("\u2028", "\\u2028").replaceAll("\u2029", "\\u2029");
  return `${json}\n`;
}

const STATES: ReadonlySet<unknown> = new Set<JournalState>(["sent", "not-sent", "done", "already", "refused"]);

/** Reads a line of a journal. Returns undefined for one that is damaged. */
export function parseRecord(line: string): JournalRecord | undefined {
  const record = parseObject(line);
  const { id, state, at } = record ?? {};
  // U+FFFD stands for bytes that aren't UTF-8.
  const isRecord = typeof id === "string" && !id.includes("\uFFFD") && typeof at === "string" && STATES.has(state);
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
