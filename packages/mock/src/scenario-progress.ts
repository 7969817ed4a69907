import { problemOfSteps, type ScenarioStep } from "./scenario-step.ts";
import { UnusableScenarioError } from "./unusable-scenario-error.ts";

/** Takes the next step of the scenario that a header describes. */
export type NextStep = (header: string) => ScenarioStep;

/** Counts, for each scenario, how many requests have come. */
export function scenarioProgress(): NextStep {
  const taken = new Map<string, number>();
  return (header) => {
    const steps = stepsOf(header);
    const count = taken.get(header) ?? 0;
    taken.set(header, count + 1);
    // The index is within the list, which has at least one step.
    return steps[Math.min(count, steps.length - 1)]!;
  };
}

function stepsOf(header: string): readonly ScenarioStep[] {
  const form = 'must be {"id":"…","steps":[{"status":429},{"status":200}]}';
  let scenario: unknown;
  try {
    scenario = JSON.parse(header);
  } catch {
    throw new UnusableScenarioError(`the mock-scenario header is not JSON; it ${form}`);
  }
  if (typeof scenario !== "object" || scenario === null || !("id" in scenario) || !("steps" in scenario)) {
    throw new UnusableScenarioError(`the mock-scenario header ${form}`);
  }
  const problem = problemOfSteps(scenario.steps);
  if (problem !== undefined) throw new UnusableScenarioError(problem);
  // Just checked, step by step.
  return scenario.steps as readonly ScenarioStep[];
}
