import { responseProblems, type Problem } from "@frontegg-identity/types/check";
import { operations, schemas, type OperationDescription } from "@frontegg-identity/types/operations";
import { InvalidInputError } from "../errors/invalid-input-error.ts";
import type { AnyOperationId } from "../errors/request-error.ts";
import type { Middleware } from "../http-client.ts";
import { quote } from "../input/quote.ts";
import { mismatchCounter } from "./mismatch-counter.ts";
import { ResponseMismatchError } from "./response-mismatch-error.ts";

/** A response that differs from the spec. It holds no values of the response, because they are personal data. */
export interface ResponseMismatch {
  /** The `operationId` in the spec. */
  readonly operation: AnyOperationId;
  /** The HTTP status. */
  readonly status: number;
  /** Every difference from the spec. */
  readonly problems: readonly Problem[];
  /** The `frontegg-trace-id` header of this response: quote it to Frontegg's support. */
  readonly traceId: string | undefined;
  /** How many responses had these problems since the last report of them, this one included. */
  readonly count: number;
}

/** Options of {@link checkResponses}. */
export type CheckResponsesOptions = ReportMismatches | ThrowMismatches;

/** Reports mismatches and lets every call go on: for production. */
export interface ReportMismatches {
  /** @defaultValue "report" */
  readonly mode?: "report" | undefined;
  /**
   * Called with each mismatch, but with the same one at most once a minute. The call doesn't wait for it, and an exception or
   * a rejected promise is ignored.
   */
  readonly onMismatch: (mismatch: ResponseMismatch) => unknown;
  /**
   * The share of the responses to check, from 0 to 1.
   *
   * @defaultValue 1
   */
  readonly sample?: number | undefined;
}

/** Makes a call throw a {@link ResponseMismatchError} if its response differs from the spec: for tests. */
export interface ThrowMismatches {
  /** Throws at the first response that differs. */
  readonly mode: "throw";
  /** Not taken here: the call throws instead. */
  readonly onMismatch?: undefined;
  /**
   * The share of the responses to check, from 0 to 1.
   *
   * @defaultValue 1
   */
  readonly sample?: number | undefined;
}

/**
 * Makes a middleware that checks each response against the spec: its status, documented headers, media type and body, also
 * of errors. It also reports what the types allow but the spec doesn't mention, such as a new field.
 *
 * It never fails, delays or changes a call, unless `mode` is `"throw"`. Install `@cfworker/json-schema` to use it.
 *
 * ```ts
 * frontegg.http.use(checkResponses({ sample: 0.01, onMismatch: (mismatch) => logger.warn(mismatch) }));
 * ```
 *
 * @throws {@link InvalidInputError} for an option that is missing, misspelt or malformed.
 */
export function checkResponses(options: CheckResponsesOptions): Middleware {
  const { mode, onMismatch, sample } = checkedOptions(options);
  const countOf = mismatchCounter();

  async function check(
    request: Request,
    response: Response,
    operation: OperationDescription,
    baseUrl: string,
  ): Promise<void> {
    const { status, headers } = response;
    const body = await response.clone().text();
    const problems = responseProblems(operation, { status, headers, body }, schemas);
    if (problems.length === 0) return;
    const traceId = TRACE_ID.exec(headers.get("frontegg-trace-id") ?? "")?.[0];
    if (onMismatch === undefined) {
      const path = request.url.startsWith(baseUrl) ? request.url.slice(baseUrl.length) : operation.path;
      throw new ResponseMismatchError({
        operation: operation.id,
        method: request.method,
        path,
        status,
        traceId,
        problems,
      });
    }
    const count = countOf(`${operation.id} ${status} ${JSON.stringify(problems)}`, Date.now());
    if (count > 0) await onMismatch({ operation: operation.id, status, problems, traceId, count });
  }

  return {
    onResponse({ request, response, schemaPath, options: { baseUrl } }) {
      const operation = operationsByPath.get(`${request.method} ${schemaPath}`);
      // An answer to HEAD says nothing about a body.
      if (operation === undefined || request.method === "HEAD" || Math.random() >= sample) return undefined;
      const checked = check(request, response, operation, baseUrl).catch((error: unknown) => {
        // The call must not fail because of a bug in a check or in `onMismatch`.
        if (mode === "throw" && ResponseMismatchError.isInstance(error)) throw error;
      });
      return mode === "throw" ? checked.then(() => undefined) : undefined;
    },
  };
}

const operationsByPath: ReadonlyMap<string, OperationDescription> = new Map(
  Object.values(operations).map((operation) => [`${operation.method} ${operation.path}`, operation]),
);

/** The form of a trace ID. A header of another form may hold anything. */
const TRACE_ID = /^[\w-]{1,64}$/;

const OPTIONS: ReadonlySet<string> = new Set(["mode", "onMismatch", "sample"]);

function checkedOptions(options: CheckResponsesOptions): CheckResponsesOptions & { readonly sample: number } {
  // Callers without types may pass anything.
  if (typeof options !== "object" || options === null) {
    throw new InvalidInputError("checkResponses", `must get an object with onMismatch, not ${quote(options)}`);
  }
  const unknown = Object.keys(options).find((name) => !OPTIONS.has(name));
  if (unknown !== undefined) {
    throw new InvalidInputError(
      unknown,
      `is not an option of checkResponses. Its options are ${[...OPTIONS].join(", ")}`,
    );
  }
  const { mode = "report", onMismatch, sample = 1 } = options;
  if (mode !== "report" && mode !== "throw") {
    throw new InvalidInputError("mode", `must be "report" or "throw", not ${quote(mode)}`);
  }
  if ((mode === "throw") !== (onMismatch === undefined) || (onMismatch && typeof onMismatch !== "function")) {
    throw new InvalidInputError(
      "onMismatch",
      `must be ${mode === "throw" ? 'left out if mode is "throw"' : "a function"}, not ${quote(onMismatch)}`,
    );
  }
  if (!(typeof sample === "number" && sample >= 0 && sample <= 1)) {
    throw new InvalidInputError("sample", `must be a number from 0 to 1, not ${quote(sample)}`);
  }
  return { ...options, sample };
}
