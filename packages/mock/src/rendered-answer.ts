import { cloneJson } from "./clone-json.ts";
import { operations } from "./generated/spec.ts";
import type { OperationName } from "./operation.ts";
import { responseOf, type Answer } from "./override.ts";
import { problemsOf } from "./validation.ts";

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

/** Says why a request was refused: the texts of the answer's `errors`, which clients see too. */
export function reasonOf({ status, body, fault }: Answer): string | undefined {
  if (fault !== undefined) return FAULTS[fault];
  if (status === undefined || status < 400 || typeof body !== "object" || !("errors" in body)) return undefined;
  return (body.errors as string[]).join("; "); // as every error body of the spec
}

const FAULTS = {
  hang: "an override leaves it without an answer",
  cut: "an override cut the connection",
  cutBody: "an override cut the connection in the body",
};

/** Writes an answer out, with the headers of the spec's examples and its own trace ID. */
export function rendered(
  name: OperationName | undefined,
  { status = 200, body, headers: set = {}, fault }: Answer,
  traceId: string,
): RenderedAnswer {
  const { headers: examples, schema = "ErrorBody" } = name ? responseOf(operations[name], status) : { headers: {} };
  const problems = typeof body === "object" ? problemsOf(schema, cloneJson(body)) : [];
  // Only a fault of this package could bring this about.
  if (problems.length > 0) throw new Error(`The mock's own answer breaks the spec's ${schema}: ${problems.join("; ")}`);

  const headers: Record<string, string> = { ...examples, [TRACE_ID_HEADER]: traceId };
  if (body !== undefined) headers["content-type"] = typeof body === "string" ? "text/html" : "application/json";
  for (const [header, value] of Object.entries(set)) {
    if (value === null) delete headers[header.toLowerCase()];
    else headers[header.toLowerCase()] = value;
  }
  return { status, headers, body: typeof body === "object" ? JSON.stringify(body) : body, fault };
}

/** Makes what `fetch` rejects with when a connection breaks, as Node has it. */
export function connectionCut(): TypeError {
  const cause = Object.assign(new Error("The mock cut the connection"), { code: "ECONNRESET" });
  return new TypeError("fetch failed", { cause });
}

/** Tells whether an error is the mock's own cut, and not a fault in what was called. */
export function isConnectionCut(error: unknown): boolean {
  return error instanceof TypeError && (error.cause as { code?: unknown } | undefined)?.code === "ECONNRESET";
}
