import type { OperationDescription } from "@frontegg-identity/types/operations";
import { errorAnswer, exampleAnswer, type Answer } from "./answer.ts";
import type { IncomingRequest } from "./mock-core.ts";
import type { CheckedRequest } from "./request-problems.ts";
import type { TokenStore } from "./token-store.ts";

/** The rules by which a mock refuses requests, besides the spec. */
export interface RefusalRules {
  readonly tokens: TokenStore;
  readonly requireToken: boolean;
  readonly acceptXAccessToken: boolean;
  readonly refuseUnknown: boolean;
}

/** Refuses a request that isn't allowed or breaks the spec, with the answer that it deserves. */
export function refusalOf(
  operation: OperationDescription,
  { headers }: IncomingRequest,
  { problems, unknown }: CheckedRequest,
  { tokens, requireToken, acceptXAccessToken, refuseUnknown }: RefusalRules,
): Answer | undefined {
  if (operation.token !== "none") {
    const bearer = /^bearer +(\S+)$/i.exec(headers["authorization"] ?? "")?.[1];
    const token = bearer ?? (acceptXAccessToken ? headers["x-access-token"] : undefined);
    const isMissing = token === undefined && requireToken && operation.token === "required";
    const problem = isMissing
      ? "the authorization header has no bearer token"
      : token !== undefined && tokens.refusalOf(token);
    if (problem) return errorAnswer(401, [`Unauthorized: ${problem}`]);
  }
  // The spec marks operations of the whole environment with this example.
  if (headers["frontegg-tenant-id"] !== undefined && operation.responses["403"]?.content?.examples["tenantIdSent"]) {
    return exampleAnswer(operation, 403, "tenantIdSent");
  }
  const refused = refuseUnknown ? [...problems, ...unknown] : problems;
  return refused.length > 0 ? errorAnswer(400, refused) : undefined;
}
