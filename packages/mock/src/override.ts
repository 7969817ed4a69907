import { schemaProblems } from "@frontegg-identity/types/check";
import type { ContentDescription, OperationDescription } from "@frontegg-identity/types/operations";
import type { Answer } from "./answer.ts";
import { checkFields, integer, TRUE_OR_FALSE, type FieldRule } from "./check-fields.ts";
import { cloneJson } from "./clone-json.ts";
import { jsonType } from "./json-type.ts";
import { sentence } from "./sentence.ts";
import { shown } from "./shown.ts";
import { responseOf, successOf, type Spec } from "./operations-and-schemas.ts";
import { textOf } from "./text-of.ts";

/**
 * Changes an answer of the mock. Without `status`, `example`, `body` and `fault`, the mock returns its own answer, with the
 * headers and the delay that you set. A request that breaks the spec still gets its 400 or 401.
 */
export interface Override {
  /**
   * The parameters in the path that a request must have, decoded: `{ userId: "u-1" }`.
   *
   * @defaultValue any parameters
   */
  readonly params?: Readonly<Record<string, string>> | undefined;
  /**
   * The number of requests that the override holds for. Overrides with a number come first, in the order in which you made
   * them. Of the others, the newest one holds.
   *
   * @defaultValue every request
   */
  readonly times?: number | undefined;
  /**
   * The status to answer, 200 to 599. If the spec doesn't list it, the body is that of the spec's `default`.
   *
   * @defaultValue the status of the response that has `example`, otherwise the operation's first status of success
   */
  readonly status?: number | undefined;
  /** The name of an example in the spec, such as `"sparse"` or `"mfaNotEnrolled"`. */
  readonly example?: string | undefined;
  /**
   * The body to answer. The mock sends an object or a list as JSON, which has to fit the spec's schema for the status. It
   * sends a string unchanged, as HTML unless `headers` say otherwise: a login page, or JSON that is cut off.
   *
   * @defaultValue the example, or the status's first one
   */
  readonly body?: object | string | undefined;
  /** Headers to set in the answer. `null` removes a header that the spec's examples have. */
  readonly headers?: Readonly<Record<string, string | null>> | undefined;
  /**
   * The time that the answer takes, in milliseconds: 0 to 2³¹−1.
   *
   * @defaultValue the mock's `latencyMs`
   */
  readonly delayMs?: number | undefined;
  /**
   * `"hang"` never answers. `"cut"` breaks the connection before the answer, and `"cutBody"` in the middle of its body.
   * `fetch` rejects with a `TypeError` if a connection breaks.
   */
  readonly fault?: "hang" | "cut" | "cutBody" | undefined;
  /**
   * Carries the request out although the answer is another one. With `fault: "cut"`, this is an answer that got lost.
   *
   * @defaultValue false
   */
  readonly carryOut?: boolean | undefined;
}

/** The longest delay that a timer takes, in milliseconds. */
export const MAX_DELAY_MS = 2_147_483_647;
/** Statuses whose responses have no body (Fetch standard, "null body status"). */
const BODILESS: ReadonlySet<number> = new Set([204, 205, 304]);

const FIELDS: Readonly<Record<keyof Override, FieldRule>> = {
  params: {
    must: "hold strings by the names of path parameters",
    holds: (value) =>
      jsonType(value) === "an object" && Object.values(Object(value)).every((text) => typeof text === "string"),
  },
  times: integer(1),
  status: integer(200, 599),
  example: { must: "be the name of an example", holds: (value) => typeof value === "string" },
  body: {
    must: "be an object, a list or a string",
    holds: (value) => ["a string", "a list", "an object"].includes(jsonType(value)),
  },
  headers: { must: "hold valid headers", holds: isHeaders },
  delayMs: integer(0, MAX_DELAY_MS),
  fault: {
    must: 'be "hang", "cut" or "cutBody"',
    holds: (value) => value === "hang" || value === "cut" || value === "cutBody",
  },
  carryOut: TRUE_OR_FALSE,
};

/** Checks an override. @throws TypeError that says what is wrong, and what is allowed. */
export function checkOverride(name: string | undefined, override: Override, spec: Spec): void {
  const operation = name !== undefined && Object.hasOwn(spec.operations, name) ? spec.operations[name] : undefined;
  if (operation === undefined) {
    const known = Object.keys(spec.operations).join(", ");
    throw new TypeError(`operation must be one of ${known}, got ${shown(name)}`);
  }
  checkFields("An override", override, FIELDS);
  const { example, body, fault, params = {} } = override;
  const names = operation.parameters.filter((parameter) => parameter.in === "path").map((parameter) => parameter.name);
  const stranger = Object.keys(params).find((given) => !names.includes(given));
  if (stranger !== undefined) {
    throw new TypeError(`The path of ${name} has no parameter ${JSON.stringify(stranger)}, only ${listed(names)}`);
  }
  if (fault === "hang" || fault === "cut") {
    const pointless = ["status", "example", "body", "headers"].find((field) => field in override);
    if (pointless !== undefined)
      throw new TypeError(`${pointless} has no effect with fault ${JSON.stringify(fault)}: remove it`);
  }
  if (example !== undefined && body !== undefined)
    throw new TypeError("An override has either example or body, not both");
  replacementOf(operation, override, spec);
}

/**
 * Returns the answer that replaces the mock's own, or undefined if the override keeps the mock's own.
 *
 * @throws TypeError if the spec has no such answer.
 */
export function replacementOf(
  operation: OperationDescription,
  override: Override,
  { schemas }: Spec,
): Answer | undefined {
  const { status: wanted, example, body, fault } = override;
  if (fault === "hang" || fault === "cut") return {};
  if (wanted === undefined && example === undefined && body === undefined) return undefined;
  const status = wanted ?? statusOf(operation, example);
  const content = responseOf(operation, status)?.content;
  if (BODILESS.has(status)) {
    if ((body ?? example ?? fault) !== undefined) throw new TypeError(`A ${status} can't have a body`);
    return { status };
  }
  if (typeof body === "string") return { status, text: body, ...(isText(content) && { mediaType: content.mediaType }) };
  if (body !== undefined) {
    if (content === undefined) throw new TypeError(`${operation.id} has no content for ${status}`);
    const json = cloneJson<unknown>(body);
    const wrong = schemaProblems(content.schema, json, schemas).filter(({ kind }) => kind === "wrong");
    if (wrong.length > 0) {
      const schema = content.schemaName ?? "schema";
      throw new TypeError(`The body breaks the spec's ${schema}: ${wrong.map(sentence).join("; ")}`);
    }
    return { status, json };
  }
  const examples = content?.examples ?? {};
  const chosen = example ?? Object.keys(examples)[0];
  if (chosen === undefined) return { status };
  const value = Object.hasOwn(examples, chosen) ? examples[chosen]?.value : undefined;
  if (value === undefined) {
    const names = listed(Object.keys(examples));
    throw new TypeError(`${operation.id} has no example ${JSON.stringify(chosen)} for ${status}, only ${names}`);
  }
  return isText(content) ? { status, text: textOf(value), mediaType: content.mediaType } : { status, json: value };
}

function isText(content: ContentDescription | undefined): content is ContentDescription {
  return content?.kind === "text";
}

function statusOf(operation: OperationDescription, example: string | undefined): number {
  if (example === undefined) return successOf(operation);
  const responses = Object.entries(operation.responses);
  const [status] = responses.find(([, { content }]) => Object.hasOwn(content?.examples ?? {}, example)) ?? [];
  if (status === undefined) {
    const all = responses.flatMap(([, { content }]) => Object.keys(content?.examples ?? {}));
    throw new TypeError(`${operation.id} has no example ${JSON.stringify(example)}, only ${listed([...new Set(all)])}`);
  }
  // The example of `default` is an outage. A class such as `4XX` begins with its first status.
  return status === "default" ? 500 : Number(status.replace("XX", "00"));
}

function listed(names: readonly string[]): string {
  return names.join(", ") || "none";
}

function isHeaders(value: unknown): boolean {
  return (
    jsonType(value) === "an object" &&
    Object.entries(Object(value)).every(
      ([name, text]) =>
        HEADER_NAME.test(name) && (text === null || (typeof text === "string" && HEADER_VALUE.test(text))),
    )
  );
}

/** A token of RFC 9110, section 5.6.2. */
const HEADER_NAME = /^[\w!#$%&'*+.^`|~-]+$/;
/** A field value of RFC 9110, section 5.5. */
const HEADER_VALUE = /^[\t\u0020-\u007e\u0080-\u00ff]*$/;
