import { isUnknownField, schemaProblems, textProblems } from "@frontegg-identity/types/check";
import type { OperationDescription } from "@frontegg-identity/types/operations";
import type { IncomingRequest } from "./mock-core.ts";
import { sentence } from "./sentence.ts";
import type { Spec } from "./operations-and-schemas.ts";

/** A request's body, and the differences of the request from the spec. */
export interface CheckedRequest {
  /** The JSON body, or nothing if there is none or a malformed one. */
  readonly json: unknown;
  /** How the request breaks the spec. They quote nothing: a body may hold credentials. */
  readonly problems: readonly string[];
  /** The fields and query parameters that the spec doesn't have. */
  readonly unknown: readonly string[];
}

/** Checks a request's parameters and its body against its operation. */
export function checkRequest(
  operation: OperationDescription,
  params: Readonly<Record<string, string>>,
  { target, headers, body }: IncomingRequest,
  { schemas }: Spec,
): CheckedRequest {
  const query = new URLSearchParams(/\?(.*)/.exec(target)?.[1]);
  const problems = operation.parameters.flatMap((parameter) => {
    const { name, required } = parameter;
    const values = { path: [params[name]], header: [headers[name]], query: query.getAll(name) }[parameter.in];
    const given = values.flatMap((value) => (value === undefined ? [] : [value]));
    const place = parameter.in === "path" ? name : `${parameter.in === "query" ? "query parameter" : "header"} ${name}`;
    if (given.length === 0) return required ? [`${place} is required but missing`] : [];
    const found = textProblems(parameter.schema, given, schemas).filter(({ kind }) => kind === "wrong");
    return found.map(({ problem }) => `${place} ${problem}`);
  });
  const known = new Set(operation.parameters.flatMap(({ in: place, name }) => (place === "query" ? [name] : [])));
  const unknown = [...new Set(query.keys())]
    .filter((name) => !known.has(name))
    .map((name) => `query parameter ${name} isn't in the spec`);
  const content = readBody(operation, headers["content-type"] ?? "", body);
  if (content.problem !== undefined) return { json: undefined, problems: [...problems, content.problem], unknown };
  const found =
    operation.body === undefined || content.json === undefined
      ? []
      : schemaProblems(operation.body.schema, content.json, schemas);
  return {
    json: content.json,
    problems: [...problems, ...found.filter(({ kind }) => kind === "wrong").map(sentence)],
    unknown: [...unknown, ...found.filter(isUnknownField).map(sentence)],
  };
}

function readBody(
  { body }: OperationDescription,
  mediaType: string,
  text: string,
): { readonly json?: unknown; readonly problem?: string } {
  if (text === "") return body?.required === true ? { problem: "the body is missing" } : {};
  const expected = body?.mediaType ?? "application/json";
  if (mediaType.split(";", 1)[0]?.trim().toLowerCase() !== expected) {
    return body === undefined ? {} : { problem: `content-type must be ${expected}, got ${JSON.stringify(mediaType)}` };
  }
  try {
    return { json: JSON.parse(text) };
  } catch {
    return body === undefined ? {} : { problem: "the body is not well-formed JSON" };
  }
}
