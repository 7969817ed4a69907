import { clientRules } from "./client-rules.mjs";
import { mockRules } from "./mock-rules.mjs";

/**
 * Runs every rule in the runtime that loads this file, and returns what came of each. `library` is the client as the runtime loaded it.
 * `settings` names the mock's server and a server of faults.
 */
export async function runRules(library, settings) {
  const rules = { ...clientRules(library, settings), ...mockRules(library, settings) };
  const outcomes = [];
  for (const [rule, check] of Object.entries(rules)) {
    try {
      await withinSeconds(120, check());
      outcomes.push({ rule });
    } catch (error) {
      outcomes.push({ rule, problem: String(error?.stack ?? error) });
    }
  }
  return outcomes;
}

/** Ends a rule that hangs. */
async function withinSeconds(seconds, promise) {
  let timer;
  const limit = new Promise((_resolve, reject) => {
    timer = setTimeout(() => reject(new Error(`took longer than ${seconds} s`)), seconds * 1000);
  });
  try {
    await Promise.race([promise, limit]);
  } finally {
    clearTimeout(timer);
  }
}
