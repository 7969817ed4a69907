import { endpoints, type OperationId } from "@frontegg-identity/types";
import { InvalidResponseError } from "./errors/invalid-response-error.ts";
import { excerpt, parseJson, traceIdOf } from "./failed-response.ts";
import type { Sent } from "./send.ts";

/**
 * Gives the body that the spec promises for a success: a JSON object, or nothing.
 *
 * The body decides, not `content-type`. Where nothing is promised, a body that is not JSON still is an error: it comes
 * from something in front of the API, such as a login page, and the operation was not carried out.
 *
 * @throws {@link InvalidResponseError} when the body is something else.
 */
export function promisedData(operation: OperationId, sent: Sent): unknown {
  const promisesNothing = endpoints[operation].response === "none";
  if (promisesNothing && sent.body === "") return undefined;
  const data = parseJson(sent.body);
  if (promisesNothing ? data !== undefined : isObject(data)) return data;
  throw new InvalidResponseError(sent.info, `its body is ${describe(sent.body, data)}`, {
    status: sent.response.status,
    traceId: traceIdOf(sent.response.headers),
    bodyExcerpt: excerpt(sent.body, sent.redact),
  });
}

function isObject(value: unknown): value is object {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function describe(body: string, data: unknown): string {
  if (body === "") return "empty where a JSON object is promised";
  return data === undefined ? "not JSON" : "JSON but not an object";
}
