import { diff, gt, inc, valid } from "semver";
import type { Severity } from "./severity.ts";

/**
 * The step from one version to another, by its name: `0.1.0` to `0.2.0` is minor below 1.0.0 too, as changesets has it.
 * A version that goes back, or is none, is no step.
 */
export function stepBetween(before: string, after: string): Severity {
  if (!valid(before) || !valid(after) || !gt(after, before)) return "none";
  const step = diff(before, after)?.replace(/^pre/, "");
  return step === "major" || step === "minor" ? step : "patch";
}

/** The version that is one step after another. */
export function stepVersion(version: string, step: Severity): string {
  return (step !== "none" && inc(version, step)) || version;
}
