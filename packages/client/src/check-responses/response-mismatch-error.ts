import type { Problem } from "@frontegg-identity/types/check";
import { InvalidResponseError } from "../errors/invalid-response-error.ts";
import type { AnyOperationId } from "../errors/request-error.ts";

/** The data of a {@link ResponseMismatchError}. */
interface Mismatch {
  readonly operation: AnyOperationId;
  readonly method: string;
  readonly path: string;
  readonly status: number;
  readonly traceId: string | undefined;
  readonly problems: readonly Problem[];
}

/**
 * A response differs from the spec, and `checkResponses` has `mode: "throw"`. It is an `InvalidResponseError`, also by
 * `InvalidResponseError.isInstance`, with `problems` besides. Its `status` may be any, `attempts` is 1 whatever was retried,
 * and `bodyExcerpt` is empty, because a body holds personal data.
 */
export class ResponseMismatchError extends InvalidResponseError {
  /** Every difference from the spec. */
  declare readonly problems: readonly Problem[];

  constructor({ operation, method, path, status, traceId, problems }: Mismatch) {
    super({ operation, method, path, attempts: 1 }, { status, traceId, bodyExcerpt: "" });
    const sentences = problems.map(({ at, problem }) => `${at || "the body"} ${problem}`);
    this.message += `: ${sentences.join("; ")}`;
    this.problems = problems;
  }
}
