import { endpoints, type OperationId } from "@frontegg-identity/types";
import { InvalidResponseError } from "./errors/invalid-response-error.ts";
import { failedResponse, parseJson } from "./failed-response.ts";
import { isObject } from "./is-object.ts";
import type { Sent } from "./send.ts";

/**
 * Gives the body that the spec promises for a success: a JSON object, or nothing.
 *
 * The body decides, not `content-type`. Where nothing is promised, a body that is not JSON still is an error: it comes
 * from something in front of the API, such as a login page, and says nothing of the operation.
 *
 * @throws {@link InvalidResponseError} when the body is something else.
 */
export function promisedData(operation: OperationId, sent: Sent): unknown {
  const data = parseJson(sent.body);
  if (endpoints[operation].response === "none") {
    if (data !== undefined || sent.body === "") return undefined;
  } else if (isObject(data)) {
    return data;
  }
  const problem = `its body is not ${data === undefined ? "JSON" : "what the spec promises"}`;
  throw new InvalidResponseError(sent.info, problem, failedResponse(sent));
}
