import type { Operation } from "./read-operations.ts";
import type { ScenarioStep } from "./scenario-step.ts";
import { UnusableScenarioError } from "./unusable-scenario-error.ts";

type OperationResponse = Operation["responses"][number];

/** What a `default` response is answered with when an example is chosen but no status. */
const DEFAULT_STATUS = 500;

/**
 * Puts a step into the words of Prism's `Prefer` header, or nothing where the step leaves the choice to Prism.
 *
 * What the operation does not have is refused here: Prism would answer its success in place of an unknown example.
 *
 * @throws {@link UnusableScenarioError} that names what the operation has.
 */
export function preferHeader(step: ScenarioStep, operation: Operation): string | undefined {
  const preferences: string[] = [];
  if (step.example !== undefined) {
    preferences.push(`code=${statusOf(step.example, step.status, operation)}`, `example=${step.example}`);
  } else if (step.status !== undefined) {
    responseTo(step.status, operation);
    preferences.push(`code=${step.status}`);
  }
  if (step.dynamic !== undefined) preferences.push(`dynamic=${step.dynamic}`);
  return preferences.length === 0 ? undefined : preferences.join(", ");
}

function statusOf(example: string, status: number | undefined, operation: Operation): number {
  const responses = status === undefined ? operation.responses : [responseTo(status, operation)];
  const response = responses.find((candidate) => examplesOf(candidate).includes(example));
  if (response === undefined) {
    const known = responses.flatMap((candidate) => examplesOf(candidate));
    throw new UnusableScenarioError(
      `${nameOf(operation)}${status === undefined ? "" : ` ${status}`} has no example ${JSON.stringify(example)}, ` +
        `only ${known.length === 0 ? "an answer without content" : [...new Set(known)].join(", ")}`,
    );
  }
  return status ?? (response.code === "default" ? DEFAULT_STATUS : Number(response.code));
}

function responseTo(status: number, operation: Operation): OperationResponse {
  const response =
    operation.responses.find(({ code }) => code === String(status)) ??
    operation.responses.find(({ code }) => code === "default");
  if (response !== undefined) return response;
  const known = operation.responses.map(({ code }) => code).join(", ");
  throw new UnusableScenarioError(`${nameOf(operation)} has no status ${status}, only ${known}`);
}

function examplesOf(response: OperationResponse): string[] {
  return (response.contents ?? []).flatMap((content) => (content.examples ?? []).map(({ key }) => key));
}

function nameOf(operation: Operation): string {
  return operation.iid ?? `${operation.method} ${operation.path}`;
}
