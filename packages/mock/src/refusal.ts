import type { ErrorBody } from "@frontegg-identity/types";
import { exampleOf } from "./behaviours.ts";
import { operations } from "./generated/spec.ts";
import type { OperationName } from "./operation.ts";
import type { Answer } from "./override.ts";
import type { RequestContent } from "./request-content.ts";
import type { TokenStore } from "./token-store.ts";
import { problemsOf, unknownFieldsOf } from "./validation.ts";

/** What a mock refuses besides requests that break the spec. */
export interface RefusalRules {
  readonly tokens: TokenStore;
  readonly requireToken: boolean;
  readonly acceptXAccessToken: boolean;
  readonly refuseUnknown: boolean;
}

/** Says how a request breaks the spec, as the answer that it deserves. */
export function refusalOf(
  name: OperationName,
  headers: Readonly<Record<string, string>>,
  content: RequestContent,
  { tokens, requireToken, acceptXAccessToken, refuseUnknown }: RefusalRules,
): Answer | undefined {
  const { secured, requestSchema } = operations[name];
  if (secured) {
    const bearer = /^bearer +(\S+)$/i.exec(headers["authorization"] ?? "")?.[1];
    const token = bearer ?? (acceptXAccessToken ? headers["x-access-token"] : undefined);
    const missing = requireToken ? "the authorization header has no bearer token" : undefined;
    const problem = token === undefined ? missing : tokens.refusalOf(token);
    if (problem !== undefined) return errorResult(401, [`Unauthorized: ${problem}`]);
    if (headers["frontegg-tenant-id"] !== undefined && name !== "createEnvironmentToken")
      return exampleOf(name, 403, "tenantIdSent");
  }
  if (requestSchema === undefined) return undefined;
  if (content.problem !== undefined) return errorResult(400, [content.problem]);
  const problems = [...problemsOf(requestSchema, content.json), ...(refuseUnknown ? unknownFields(name, content) : [])];
  return problems.length > 0 ? errorResult(400, problems) : undefined;
}

/** Names each field of a body that the spec doesn't have. */
export function unknownFields(name: OperationName, { json }: RequestContent): string[] {
  const { requestSchema } = operations[name];
  return requestSchema === undefined || json === undefined ? [] : unknownFieldsOf(requestSchema, json);
}

/** An error in the form of the spec. */
export function errorResult(status: number, errors: readonly string[]): Answer {
  const body: ErrorBody = { errors: [...errors] };
  return { status, body };
}
