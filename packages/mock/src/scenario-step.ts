/** What the mock does with one request of a scenario. Whatever is left out stays as the mock would do it anyway. */
export interface ScenarioStep {
  /**
   * The status to answer, 200 to 599. One that the spec does not list is answered by its `default` response.
   *
   * @defaultValue the status of the response that has `example`, else the operation's success
   */
  readonly status?: number | undefined;
  /** The name of an example in the spec, such as `"sparse"` or `"userNotFound"`. */
  readonly example?: string | undefined;
  /** Answers random data that fits the schema instead of an example. Not together with `example`. */
  readonly dynamic?: boolean | undefined;
  /**
   * How long to wait before the answer, in milliseconds: 0 to 2³¹−1.
   *
   * @defaultValue 0
   */
  readonly delayMs?: number | undefined;
  /** Headers of the answer that replace the spec's examples, for instance `{ "retry-after": "0" }`. */
  readonly headers?: Readonly<Record<string, string>> | undefined;
}

/** The longest time a timer takes. */
const MAX_DELAY_MS = 2_147_483_647;
/** Headers that say where the body ends. Another value would break the connection. */
const FRAMING: readonly string[] = ["connection", "content-length", "transfer-encoding"];

const RULES: Readonly<Record<keyof ScenarioStep, { must: string; holds: (value: unknown) => boolean }>> = {
  status: { must: "be an integer from 200 to 599", holds: (value) => isIntegerWithin(value, 200, 599) },
  example: { must: "be the name of an example", holds: (value) => typeof value === "string" && value !== "" },
  dynamic: { must: "be true or false", holds: (value) => typeof value === "boolean" },
  delayMs: {
    must: `be an integer from 0 to ${MAX_DELAY_MS}`,
    holds: (value) => isIntegerWithin(value, 0, MAX_DELAY_MS),
  },
  headers: { must: "hold valid headers, without those that frame the body", holds: isHeaders },
};

/** Says what is wrong with the steps of a scenario, or nothing. */
export function problemOfSteps(steps: unknown): string | undefined {
  if (!Array.isArray(steps) || steps.length === 0) return "a scenario needs at least one step";
  for (const [index, step] of steps.entries()) {
    const problem = problemOfStep(step);
    if (problem !== undefined) return `step ${index + 1}: ${problem}`;
  }
  return undefined;
}

function problemOfStep(step: unknown): string | undefined {
  if (typeof step !== "object" || step === null) return `must be an object, got ${JSON.stringify(step)}`;
  for (const [name, value] of Object.entries(step)) {
    if (!isRuleName(name)) return `has no ${JSON.stringify(name)}, only ${Object.keys(RULES).join(", ")}`;
    if (value !== undefined && !RULES[name].holds(value)) {
      return `${name} must ${RULES[name].must}, got ${JSON.stringify(value)}`;
    }
  }
  if ("example" in step && "dynamic" in step && step.example !== undefined && step.dynamic === true) {
    return "takes example or dynamic, not both";
  }
  return undefined;
}

function isRuleName(name: string): name is keyof ScenarioStep {
  return Object.hasOwn(RULES, name);
}

function isIntegerWithin(value: unknown, least: number, most: number): boolean {
  return Number.isInteger(value) && Number(value) >= least && Number(value) <= most;
}

function isHeaders(value: unknown): boolean {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return false;
  try {
    // The platform knows what a header may be, but it would make a string of any value.
    const headers = new Headers({ ...value });
    return Object.values(value).every((text) => typeof text === "string") && !FRAMING.some((name) => headers.has(name));
  } catch {
    return false;
  }
}
