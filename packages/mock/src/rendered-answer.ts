import { responseProblems } from "@frontegg-identity/types/check";
import type { OperationDescription } from "@frontegg-identity/types/operations";
import type { Answer } from "./answer.ts";
import { sentence } from "./sentence.ts";
import { responseOf, type Spec } from "./operations-and-schemas.ts";
import { textOf } from "./text-of.ts";

/** The header that tells the vendor's support which request it was: each answer has its own value. */
export const TRACE_ID_HEADER = "frontegg-trace-id";

/** An answer as it is sent. */
export interface RenderedAnswer {
  readonly status: number;
  /** The headers by their names in lower case. */
  readonly headers: Readonly<Record<string, string>>;
  /** The body as text, or nothing if there is none. */
  readonly body: string | undefined;
  /** Breaks the connection before the answer, or in the middle of its body. */
  readonly fault: "hang" | "cut" | "cutBody" | undefined;
}

/** Says why a request was refused: the `errors` of the answer, which clients see too. */
export function reasonOf({ status, json, fault }: Answer): string | undefined {
  if (fault !== undefined) return FAULTS[fault];
  if (status === undefined || status < 400 || typeof json !== "object" || json === null) return undefined;
  return "errors" in json && Array.isArray(json.errors) ? json.errors.join("; ") : undefined;
}

const FAULTS = {
  hang: "an override never answers",
  cut: "an override cut the connection",
  cutBody: "an override cut the connection in the body",
};

/** Writes an answer out, with the headers of the spec's examples and its own trace ID. */
export function rendered(
  operation: OperationDescription | undefined,
  { status = 200, json, text, mediaType = "text/html", headers: set = {}, fault }: Answer,
  traceId: string,
): RenderedAnswer {
  const response = operation && responseOf(operation, status);
  const body = text ?? JSON.stringify(json);
  const headers: Record<string, string> = {};
  for (const [name, { example }] of Object.entries(response?.headers ?? {})) {
    if (example !== undefined) headers[name] = textOf(example);
  }
  headers[TRACE_ID_HEADER] = traceId;
  if (text !== undefined) headers["content-type"] = mediaType;
  else if (body !== undefined) headers["content-type"] = response?.content?.mediaType ?? "application/json";
  for (const [header, value] of Object.entries(set)) {
    if (value === null) delete headers[header.toLowerCase()];
    else headers[header.toLowerCase()] = value;
  }
  return { status, headers, body, fault };
}

/** Checks the mock's own answers against the spec. @throws Error that only a bug in this package can cause. */
export function checkOwnAnswer(
  operation: OperationDescription,
  { status, headers, body = "" }: RenderedAnswer,
  { schemas }: Spec,
): void {
  const received = { status, headers: { get: (name: string) => headers[name] ?? null }, body };
  const problems = responseProblems(operation, received, schemas);
  const wrong = problems.filter(({ kind }) => kind === "wrong").map(sentence);
  if (wrong.length > 0)
    throw new Error(`The mock's own ${status} of ${operation.id} breaks the spec: ${wrong.join("; ")}`);
}

/** Makes what `fetch` rejects with when a connection breaks, as Node has it. */
export function connectionCut(): TypeError {
  const cause = Object.assign(new Error("The mock cut the connection"), { code: "ECONNRESET" });
  return new TypeError("fetch failed", { cause });
}

/** Tells whether an error is the mock's own cut, and not a bug in the called code. */
export function isConnectionCut(error: unknown): boolean {
  return error instanceof TypeError && (error.cause as { code?: unknown } | undefined)?.code === "ECONNRESET";
}
