import type { ErrorBody } from "@frontegg-identity/types";
import { exampleOf } from "./behaviours.ts";
import { operations } from "./generated/spec.ts";
import type { OperationName } from "./operation.ts";
import type { Answer } from "./override.ts";
import type { RequestContent } from "./request-content.ts";
import type { TokenStore } from "./token-store.ts";
import { fieldsOf, problemsOf } from "./validation.ts";

/** Says how a request breaks the spec, as the answer that it deserves. */
export function refusalOf(
  name: OperationName,
  headers: Headers,
  content: RequestContent,
  { tokens, refuseUnknown }: { readonly tokens: TokenStore; readonly refuseUnknown: boolean },
): Answer | undefined {
  const { secured, requestSchema } = operations[name];
  if (secured) {
    const token = /^bearer +(\S+)$/i.exec(headers.get("authorization") ?? "")?.[1];
    const problem = token === undefined ? "the authorization header has no bearer token" : tokens.refusalOf(token);
    if (problem !== undefined) return errorResult(401, [`Unauthorized: ${problem}`]);
    if (headers.has("frontegg-tenant-id") && name !== "createEnvironmentToken")
      return exampleOf(name, 403, "tenantIdSent");
  }
  if (requestSchema === undefined) return undefined;
  if (content.problem !== undefined) return errorResult(400, [content.problem]);
  const problems = [...problemsOf(requestSchema, content.json), ...(refuseUnknown ? unknownFields(name, content) : [])];
  return problems.length > 0 ? errorResult(400, problems) : undefined;
}

/** Names each field of a body that the spec does not have. */
export function unknownFields(name: OperationName, { json }: RequestContent): string[] {
  const { requestSchema } = operations[name];
  if (requestSchema === undefined || typeof json !== "object" || json === null) return [];
  const known = fieldsOf(requestSchema);
  return Object.keys(json)
    .filter((field) => !known.has(field))
    .map((field) => `${field}: the spec has no such field, only ${[...known].join(", ")}`);
}

/** An error in the form of the spec. */
export function errorResult(status: number, errors: readonly string[]): Answer {
  const body: ErrorBody = { errors: [...errors] };
  return { status, body };
}
