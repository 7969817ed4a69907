import { operations } from "./generated/spec.ts";
import type { OperationName } from "./operation.ts";
import { responseOf, type Answer } from "./override.ts";
import { problemsOf } from "./validation.ts";
import { wait } from "./wait.ts";

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

/**
 * Makes the response of an answer, or what there is in place of one.
 *
 * @throws TypeError with the code ECONNRESET for a connection that was cut; the signal's reason.
 */
export async function responseFrom(
  name: OperationName | undefined,
  { status = 200, body, headers: set = {}, fault }: Answer,
  signal: AbortSignal | undefined,
): Promise<Response> {
  if (fault === "hang") await wait(Infinity, signal);
  if (fault === "cut") throw connectionCut();
  const { headers: examples, schema = "ErrorBody" } = name ? responseOf(operations[name], status) : { headers: {} };
  const problems = typeof body === "object" ? problemsOf(schema, JSON.parse(JSON.stringify(body))) : [];
  // Only a fault of this package could bring this about.
  if (problems.length > 0) throw new Error(`The mock's own answer breaks the spec's ${schema}: ${problems.join("; ")}`);

  const headers = new Headers(examples);
  if (body !== undefined) headers.set("content-type", typeof body === "string" ? "text/html" : "application/json");
  for (const [header, value] of Object.entries(set)) {
    if (value === null) headers.delete(header);
    else headers.set(header, value);
  }
  const text = typeof body === "object" ? JSON.stringify(body) : body;
  return new Response(fault === "cutBody" ? halfOf(text ?? "") : (text ?? null), { status, headers });
}

/** A body that breaks off in its middle. */
function halfOf(text: string): ReadableStream<Uint8Array> {
  const bytes = new TextEncoder().encode(text);
  let sent = false;
  return new ReadableStream({
    pull(controller) {
      if (sent) controller.error(connectionCut());
      else controller.enqueue(bytes.slice(0, Math.ceil(bytes.length / 2)));
      sent = true;
    },
  });
}

/** What `fetch` rejects with when a connection breaks, as Node has it. */
function connectionCut(): TypeError {
  const cause = Object.assign(new Error("The mock cut the connection"), { code: "ECONNRESET" });
  return new TypeError("fetch failed", { cause });
}

/** Whether an error is the mock's own cut, and not a fault in what was called. */
export function isConnectionCut(error: unknown): boolean {
  return error instanceof TypeError && (error.cause as { code?: unknown } | undefined)?.code === "ECONNRESET";
}
