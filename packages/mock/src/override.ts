import { operations } from "./generated/spec.ts";
import type { Operation, OperationName, OperationResponse } from "./operation.ts";
import { problemsOf } from "./validation.ts";

/**
 * What the mock does in place of its own answer, or beside it: without `status`, `example`, `body` and `fault` the answer
 * stays its own. A request that breaks the spec gets the error that it deserves all the same.
 */
export interface Override {
  /** @defaultValue any user */
  readonly userId?: string | undefined;
  /**
   * For how many requests. Overrides with a count come first, in the order in which they were made; of the others the
   * newest holds.
   *
   * @defaultValue for all
   */
  readonly times?: number | undefined;
  /**
   * The status to answer, 200 to 599. One that the spec does not list has the form of its `default`.
   *
   * @defaultValue the status of the response that has `example`, else 200
   */
  readonly status?: number | undefined;
  /** The name of an example in the spec, such as `"sparse"` or `"mfaNotEnrolled"`. */
  readonly example?: string | undefined;
  /**
   * The body to answer. An object is sent as JSON, and has to fit the spec's schema for the status. A text is sent as it
   * is, as HTML unless `headers` say otherwise: a login page, or JSON that breaks off.
   *
   * @defaultValue the example, or the first one of the status
   */
  readonly body?: object | string | undefined;
  /** Headers to set in the answer: `null` leaves one out that the spec's examples have. */
  readonly headers?: Readonly<Record<string, string | null>> | undefined;
  /** How long the answer takes, in milliseconds: 0 to 2³¹−1. @defaultValue the mock's `latencyMs` */
  readonly delayMs?: number | undefined;
  /**
   * `"hang"` never answers; `"cut"` breaks the connection before the answer, `"cutBody"` in the middle of its body. To
   * `fetch` a broken connection is a `TypeError`.
   */
  readonly fault?: "hang" | "cut" | "cutBody" | undefined;
  /**
   * Carries the request out although the answer is another one: with `fault: "cut"`, an answer that was lost.
   *
   * @defaultValue false
   */
  readonly carryOut?: boolean | undefined;
}

/** What the mock answers, before it is sent. */
export interface Answer extends Pick<Override, "headers" | "delayMs" | "fault"> {
  /** Nothing where nobody sees an answer. */
  readonly status?: number;
  /** An object to send as JSON, or a text to send as it is. */
  readonly body?: object | string;
}

/** The longest time that a timer takes. */
export const MAX_DELAY_MS = 2_147_483_647;
/** Statuses whose responses have no body (Fetch standard, "null body status"). */
const BODILESS: ReadonlySet<number> = new Set([204, 205, 304]);

const FIELDS: Readonly<Record<keyof Override, { must: string; holds: (value: unknown) => boolean }>> = {
  userId: { must: "be text", holds: (value) => typeof value === "string" && value !== "" },
  times: { must: "be an integer from 1", holds: (value) => isIntegerWithin(value, 1, Infinity) },
  status: { must: "be an integer from 200 to 599", holds: (value) => isIntegerWithin(value, 200, 599) },
  example: { must: "be the name of an example", holds: (value) => typeof value === "string" },
  body: { must: "be an object or text", holds: (value) => typeof value === "string" || isObject(value) },
  headers: { must: "hold valid headers", holds: isHeaders },
  delayMs: {
    must: `be an integer from 0 to ${MAX_DELAY_MS}`,
    holds: (value) => isIntegerWithin(value, 0, MAX_DELAY_MS),
  },
  fault: {
    must: 'be "hang", "cut" or "cutBody"',
    holds: (value) => ["hang", "cut", "cutBody"].includes(String(value)),
  },
  carryOut: { must: "be true or false", holds: (value) => typeof value === "boolean" },
};

/** Checks an override as it is made. @throws TypeError with what is wrong, and what would be right. */
export function checkOverride(name: OperationName, override: Override): void {
  if (!Object.hasOwn(operations, name)) {
    throw new TypeError(`There is no operation ${JSON.stringify(name)}, only ${Object.keys(operations).join(", ")}`);
  }
  if (!isObject(override)) throw new TypeError(`An override is an object, got ${JSON.stringify(override)}`);
  for (const [field, value] of Object.entries(override)) {
    if (!Object.hasOwn(FIELDS, field)) {
      throw new TypeError(`An override has no ${JSON.stringify(field)}, only ${Object.keys(FIELDS).join(", ")}`);
    }
    const { must, holds } = FIELDS[field as keyof Override]; // just looked up
    if (value !== undefined && !holds(value))
      throw new TypeError(`${field} must ${must}, got ${JSON.stringify(value)}`);
  }
  const { example, body, fault, userId } = override;
  if (name === "createEnvironmentToken" && userId !== undefined) throw new TypeError(`${name} is for no user`);
  if (fault === "hang" || fault === "cut") {
    const pointless = ["status", "example", "body", "headers"].find((field) => field in override);
    if (pointless !== undefined) throw new TypeError(`${pointless} is never seen with fault ${JSON.stringify(fault)}`);
  }
  if (example !== undefined && body !== undefined) throw new TypeError("An override takes example or body, not both");
  replacementOf(name, override);
}

/**
 * The answer that an override gives in place of the mock's own, or nothing where the mock's own stays.
 *
 * @throws TypeError where the spec has no such answer.
 */
export function replacementOf(name: OperationName, override: Override): Answer | undefined {
  const { status: wanted, example, body, fault } = override;
  if (fault === "hang" || fault === "cut") return {};
  if (wanted === undefined && example === undefined && body === undefined) return undefined;
  const operation = operations[name];
  const status = wanted ?? statusOf(name, operation, example);
  const { schema, examples = {} } = responseOf(operation, status);
  if (BODILESS.has(status)) {
    if ((body ?? example ?? fault) !== undefined) throw new TypeError(`An answer with ${status} has no body`);
    return { status };
  }
  if (typeof body === "string") return { status, body };
  if (body !== undefined) {
    if (schema === undefined) throw new TypeError(`${name} has no content for ${status}`);
    const problems = problemsOf(schema, JSON.parse(JSON.stringify(body)));
    if (problems.length > 0) throw new TypeError(`The body breaks the spec's ${schema}: ${problems.join("; ")}`);
    return { status, body };
  }
  const [first] = Object.keys(examples);
  const chosen = example ?? first;
  if (chosen === undefined) return { status };
  const value = Object.hasOwn(examples, chosen) ? examples[chosen] : undefined;
  if (value === undefined) {
    throw new TypeError(`${name} has no example ${JSON.stringify(chosen)} for ${status}, only ${listed(examples)}`);
  }
  return { status, body: value };
}

/** The spec's response for a status: its own, or the `default`. */
export function responseOf({ responses }: Operation, status: number): OperationResponse {
  return responses[status] ?? responses["default"] ?? { headers: {} };
}

function statusOf(name: OperationName, { responses }: Operation, example: string | undefined): number {
  if (example === undefined) return 200;
  const [status] = Object.entries(responses).find(([, { examples = {} }]) => Object.hasOwn(examples, example)) ?? [];
  if (status === undefined) {
    const all = Object.assign({}, ...Object.values(responses).map(({ examples }) => examples));
    throw new TypeError(`${name} has no example ${JSON.stringify(example)}, only ${listed(all)}`);
  }
  return status === "default" ? 500 : Number(status);
}

function listed(examples: object): string {
  return Object.keys(examples).join(", ") || "none";
}

function isIntegerWithin(value: unknown, least: number, most: number): boolean {
  return Number.isInteger(value) && Number(value) >= least && Number(value) <= most;
}

function isObject(value: unknown): value is object {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function isHeaders(value: unknown): boolean {
  return (
    isObject(value) &&
    Object.entries(value).every(
      ([name, text]) =>
        HEADER_NAME.test(name) && (text === null || (typeof text === "string" && HEADER_VALUE.test(text))),
    )
  );
}

/** A token of RFC 9110, section 5.6.2. */
const HEADER_NAME = /^[\w!#$%&'*+.^`|~-]+$/;
/** A field value of RFC 9110, section 5.5. */
const HEADER_VALUE = /^[\t\u0020-\u007e\u0080-\u00ff]*$/;
