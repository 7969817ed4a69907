/** A scenario that the mock cannot play: malformed, or asking for what the operation does not have. */
export class UnusableScenarioError extends Error {
  override readonly name = "UnusableScenarioError";
}
