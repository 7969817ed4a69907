import { problemOfSteps, type ScenarioStep } from "./scenario-step.ts";

/** The request headers that carry a scenario to the mock. */
export interface ScenarioHeaders {
  readonly "mock-scenario": string;
  // So that it can be given wherever headers are a record.
  readonly [name: string]: string;
}

/**
 * Describes how the mock answers the requests that carry the returned headers: the first request takes the first
 * step, the next one the second, and the last step goes on for ever. A client that retries sends the same headers
 * again, so `scenario({ status: 429 }, { status: 200 })` is a limit that a retry overcomes.
 *
 * Each call makes a scenario of its own: tests that share a mock do not influence each other. It works in browsers too,
 * and with a mock in another process. The request is checked against the spec all the same: one that breaks it gets
 * the 400 or 401 that it deserves. A step that the operation does not have is answered with 501 and the reason.
 *
 * @throws TypeError for a step that is malformed.
 */
export function scenario(...steps: readonly [ScenarioStep, ...ScenarioStep[]]): ScenarioHeaders {
  const problem = problemOfSteps(steps);
  if (problem !== undefined) throw new TypeError(`scenario: ${problem}`);
  // Not a UUID: browsers have `randomUUID` on secure pages only.
  const id = Math.random().toString(36).slice(2);
  return { "mock-scenario": JSON.stringify({ id, steps }) };
}
