import type { ContentDescription, OperationDescription, ResponseDescription } from "../operation-description.ts";
import type { Problem } from "./problem.ts";
import { schemaProblems } from "./schema-problems.ts";
import type { Schemas } from "./schema.ts";
import { jsonOf, textProblems } from "./text-problems.ts";

/** A response that was received, with its body read. */
export interface ReceivedResponse {
  readonly status: number;
  readonly headers: Pick<Headers, "get">;
  readonly body: string;
}

/**
 * Says how a response differs from what the spec describes for its operation and status: status, documented headers,
 * media type and body. An empty list means that the spec describes all of it.
 *
 * If only `default` describes the status, a body that isn't JSON says nothing about the spec: a proxy or an outage may have
 * answered. For the same reason, such a status of 500 or more isn't reported.
 *
 * @param named - The schemas of the spec by name.
 */
export function responseProblems(
  { responses }: Pick<OperationDescription, "responses">,
  { status, headers, body }: ReceivedResponse,
  named: Schemas,
): Problem[] {
  const listed = responses[status] ?? responses[`${String(status).slice(0, 1)}XX`];
  const described = listed ?? responses["default"];
  const problems: Problem[] = [];
  if (!listed && !(described && status >= 500)) {
    const statuses = Object.keys(responses).filter((key) => key !== "default");
    problems.push({ at: "status", problem: `${status} isn't in the spec (${statuses.join(", ")})`, kind: "unknown" });
  }
  if (!described) return problems;
  problems.push(...headerProblems(described, headers, named));
  const mediaType = headers.get("content-type");
  if (listed) return [...problems, ...bodyProblems(described.content, mediaType, body, named)];
  if (status < 400) return problems; // `default` describes errors
  const isAsDescribed = essence(described.content?.mediaType) === essence(mediaType) && jsonOf(body) !== undefined;
  return isAsDescribed ? [...problems, ...bodyProblems(described.content, mediaType, body, named)] : problems;
}

function headerProblems({ headers }: ResponseDescription, received: Pick<Headers, "get">, named: Schemas): Problem[] {
  return Object.entries(headers).flatMap(([name, { required, schema }]): Problem[] => {
    const at = `header ${name}`;
    const text = received.get(name);
    if (text !== null) return textProblems(schema, text, named).map((problem) => ({ ...problem, at }));
    return required ? [{ at, problem: "is required but missing", kind: "wrong" }] : [];
  });
}

function bodyProblems(
  content: ContentDescription | undefined,
  mediaType: string | null,
  body: string,
  named: Schemas,
): Problem[] {
  if (content === undefined) return body === "" ? [] : wrongBody("must be empty");
  if (body === "") return wrongBody("is empty");
  const received = essence(mediaType);
  if (received !== essence(content.mediaType)) {
    const actual = received === "" ? "missing" : SHOWN_MEDIA_TYPES.has(received) ? received : "another media type";
    return [{ at: "header content-type", problem: `is ${actual}, not ${content.mediaType}`, kind: "unknown" }];
  }
  const value = content.kind === "text" ? body : jsonOf(body);
  return value === undefined ? wrongBody("isn't well-formed JSON") : schemaProblems(content.schema, value, named);
}

function wrongBody(problem: string): Problem[] {
  return [{ at: "", problem, kind: "wrong" }];
}

/** The media types that a report names. Any other may hold whatever the sender put there. */
const SHOWN_MEDIA_TYPES: ReadonlySet<string> = new Set([
  "application/json",
  "application/octet-stream",
  "application/problem+json",
  "application/xml",
  "text/html",
  "text/plain",
  "text/xml",
]);

/** The media type without its parameters. */
function essence(mediaType: string | null | undefined): string {
  return (mediaType ?? "").split(";", 1)[0]?.trim().toLowerCase() ?? "";
}
